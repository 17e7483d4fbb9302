import {
  type ActionRow,
  type AssignmentRow,
  type CaseRecord,
  type Change,
  type ClockRow,
  type NewCase,
  planAct,
  planOpen,
  planSweep,
  type Procedure,
} from '#kernel/workflow/index.ts'
import { actorFactsOf } from '../play/doers.ts'
import { engineAt, type World } from '../play/world.ts'
import type { Random } from '../random.ts'

/** A step as it was taken: by whom, when, with what. */
export interface Step {
  at: Date
  by: string
  action: string
  note?: string
  form?: Record<string, unknown>
}

/** A case with the whole record the engine made of it. */
export interface PlayedCase {
  record: CaseRecord
  actions: ActionRow[]
  assignments: Map<string, AssignmentRow>
  clocks: Map<string, ClockRow>
  changes: Change[]
}

const facts = { photoRequired: false, reopenDays: 15 }
/** A sweep comes round some seconds after the moment. */
const SWEEP_LAG = 20_000

export interface Story {
  procedure: Procedure
  subject: NewCase
  opener: string
  openedAt: Date
  steps: readonly Step[]
}

/** Plays a story through the engine, sweeps included, up to now. What the engine will not have is a fault of the story. */
export function playCase(world: World, story: Story, random: Random): PlayedCase {
  const { procedure, opener, openedAt } = story
  const actor = world.directory.actor(opener)
  const post = actor.posts.find(one => story.subject.areaCode.startsWith(one.areaCode)) ?? actor.posts[0]
  const organisationId = post?.organisationId ?? null
  const signs = actor.kind === 'staff'
  const opened = planOpen(engineAt(world, openedAt, random), procedure, {
    subject: story.subject,
    by: {
      personId: opener,
      name: signs ? actor.name : '',
      unit: signs ? world.directory.unitName(organisationId) : null,
      organisationId: signs ? organisationId : null,
    },
  })
  const played: PlayedCase = {
    record: opened.record,
    actions: [],
    assignments: new Map(),
    clocks: new Map(),
    changes: [],
  }
  keep(played, opened)
  for (const step of story.steps) {
    if (step.at >= world.now) break
    sweepUntil(world, played, { procedure, until: step.at, random })
    const planned = planAct(engineAt(world, step.at, random), {
      procedure,
      record: played.record,
      action: step.action,
      actor: actorFactsOf(world, played.record, step.by),
      facts,
      input: { note: step.note, form: step.form ?? {}, fileIds: [] },
    })
    if (!planned.ok) throw new Error(`${procedure.key} ${step.action}: ${planned.refusal.code}`)
    keep(played, planned.change)
  }
  sweepUntil(world, played, { procedure, until: world.now, random })
  return played
}

function sweepUntil(world: World, played: PlayedCase, to: { procedure: Procedure; until: Date; random: Random }): void {
  for (;;) {
    const { next_sweep_at: next } = played.record.case
    if (next === null) return
    const at = new Date(next.getTime() + SWEEP_LAG)
    if (at >= to.until) return
    const change = planSweep(engineAt(world, at, to.random), { procedure: to.procedure, record: played.record, facts })
    if (!change) return
    keep(played, change)
  }
}

function keep(played: PlayedCase, change: Change): void {
  played.record = change.record
  played.actions.push(change.action)
  played.changes.push(change)
  const { changed, ended, started } = change.assignments
  for (const row of [...changed, ...ended, ...started]) played.assignments.set(row.id, row)
  for (const row of [...change.clocks.changed, ...change.clocks.started])
    played.clocks.set(`${row.seq}/${row.kind}`, row)
}
