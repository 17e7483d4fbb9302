import { procedures } from '#features/orders/index.ts'
import {
  type ActionRow,
  type ActorFacts,
  type AssignmentRow,
  type CaseRecord,
  type Change,
  type ClockRow,
  planAct,
  planOpen,
  planSweep,
  type Procedure,
} from '#kernel/workflow/index.ts'
import { actorFactsOf, doerOf } from '../play/doers.ts'
import { engineAt, type World } from '../play/world.ts'
import type { Random } from '../random.ts'
import type { ServiceKind, ServicePlan, ServiceStep } from './service-plan.ts'

/** A case with the whole record the engine made of it. */
export interface PlayedService<P extends ServicePlan = ServicePlan> {
  plan: P
  subjectId: string
  openedAt: Date
  record: CaseRecord
  actions: ActionRow[]
  assignments: Map<string, AssignmentRow>
  clocks: Map<string, ClockRow>
}

const DAY = 86_400_000
const SWEEP_LAG = 20_000
const letters: Record<ServiceKind, string> = { need: 'N', service_order: 'O', wish: 'M' }

export interface Playing {
  world: World
  random: Random
  /** The next sequence of a kind on a day. */
  sequence: (kind: ServiceKind, day: string) => number
}

/** Plays one plan through the engine up to now: the record is what the product would have written. */
export function playService<P extends ServicePlan>(playing: Playing, plan: P): PlayedService<P> {
  const { world } = playing
  const procedure: Procedure | undefined = procedures.find(one => one.key === plan.procedure)
  if (!procedure) throw new Error(`No procedure ${plan.procedure}`)
  const openedAt = new Date(world.now.getTime() - plan.days * DAY)
  const played = open(playing, procedure, { plan, openedAt })
  for (const step of plan.steps) {
    const at = new Date(openedAt.getTime() + step.day * DAY + 60_000 * (1 + played.actions.length))
    if (at > world.now) break
    sweepUntil(playing, procedure, played, at)
    take(playing, procedure, played, {
      step,
      at: at < played.record.case.updated_at ? played.record.case.updated_at : at,
    })
  }
  sweepUntil(playing, procedure, played, world.now)
  return played
}

function open<P extends ServicePlan>(
  { world, random, sequence }: Playing,
  procedure: Procedure,
  at: { plan: P; openedAt: Date },
): PlayedService<P> {
  const { plan, openedAt } = at
  const district = plan.areaCode.slice(0, 6)
  const subjectId = random.id(openedAt)
  const day = new Date(openedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10)
  const sequenceText = String(sequence(plan.kind, day)).padStart(4, '0')
  const change = planOpen(engineAt(world, openedAt, random), procedure, {
    subject: {
      ...{ district, id: random.id(openedAt), subjectKind: plan.kind, subjectId },
      number: `${district}-${day.slice(2).replaceAll('-', '')}-${letters[plan.kind]}${sequenceText}`,
      ...{ title: plan.title, place: plan.place, areaCode: plan.areaCode, category: plan.field },
      ...{ urgency: 'normal', requesterId: plan.requesterId },
    },
    by: { personId: plan.requesterId, name: '', unit: null, organisationId: null },
    fileIds: [],
  })
  const played: PlayedService<P> = {
    ...{ plan, subjectId, openedAt, record: change.record, actions: [] },
    ...{ assignments: new Map(), clocks: new Map() },
  }
  keep(played, change)
  return played
}

function keep(played: PlayedService, change: Change): void {
  played.record = change.record
  played.actions.push(change.action)
  const { changed, ended, started } = change.assignments
  for (const row of [...changed, ...ended, ...started]) played.assignments.set(row.id, row)
  for (const row of [...change.clocks.changed, ...change.clocks.started])
    played.clocks.set(`${row.seq}/${row.kind}`, row)
}

const facts = { photoRequired: false, reopenDays: 0 }

function sweepUntil({ world, random }: Playing, procedure: Procedure, played: PlayedService, until: Date): void {
  for (;;) {
    const { next_sweep_at: next } = played.record.case
    if (next === null) return
    const at = new Date(next.getTime() + SWEEP_LAG)
    if (at >= until) return
    const change = planSweep(engineAt(world, at, random), { procedure, record: played.record, facts })
    if (!change) return
    keep(played, change)
  }
}

function take(
  { world, random }: Playing,
  procedure: Procedure,
  played: PlayedService,
  { step, at }: { step: ServiceStep; at: Date },
): void {
  const result = planAct(engineAt(world, at, random), {
    ...{ procedure, record: played.record, action: step.action, facts },
    actor: actorOf(world, played, { step, random }),
    input: { note: step.note, form: step.form, fileIds: [] },
  })
  if (!result.ok) throw new Error(`${played.plan.title}: ${step.action} is refused, ${result.refusal.code}`)
  keep(played, result.change)
}

/** A claimant and the machine act as they do in the product: see claim-actor.ts of the orders. */
function actorOf(world: World, played: PlayedService, of: { step: ServiceStep; random: Random }): ActorFacts {
  const { by } = of.step
  if (by === 'claimant' || by === 'machine') {
    const personId = by === 'claimant' ? played.plan.claimantId : '00000000-0000-0000-0000-000000000000'
    return { personId, name: '', kind: 'system', posts: [], permits: () => true }
  }
  const personId = doerOf(world, played.record, { doer: by, random: of.random })
  if (personId === null) throw new Error(`Nobody takes ${of.step.action} of ${played.plan.title}`)
  return actorFactsOf(world, played.record, personId)
}
