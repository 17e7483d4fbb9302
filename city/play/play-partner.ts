import { organisationJoining, partnerNumber, residentJoining } from '#features/partners/index.ts'
import {
  type ActionRow,
  type AssignmentRow,
  type CaseRecord,
  type Change,
  type ClockRow,
  planAct,
  planOpen,
} from '#kernel/workflow/index.ts'
import type { Random } from '../random.ts'
import { actorFactsOf, doerOf } from './doers.ts'
import type { Doer } from '../matters/script.ts'
import { engineAt, type World } from './world.ts'

/** How one partner came into the register, or is on the way. */
export interface PartnerPlan {
  organisationId: string | null
  personId: string | null
  title: string
  areaCode: string
  classes: string[]
  fields: string[]
  words: string
  called: string
  times: { weekday: number; from: string; to: string }[]
  listed: boolean
  phone: string | null
  openedAt: Date
  steps: { action: string; by: Doer; note?: string }[]
}

export interface PlayedPartner {
  plan: PartnerPlan
  partnerId: string
  record: CaseRecord
  actions: ActionRow[]
  assignments: Map<string, AssignmentRow>
  clocks: Map<string, ClockRow>
  /** The day it entered the register. */
  since: Date | null
}

const HOUR = 3_600_000

/** Plays one joining through the engine, a step each few hours; a refused step ends the story there. */
export function playPartner(world: World, plan: PartnerPlan, at: { sequence: number; random: Random }): PlayedPartner {
  const { sequence, random } = at
  const procedure = plan.personId ? residentJoining : organisationJoining
  const district = plan.areaCode.slice(0, 6)
  const [partnerId, caseId] = [random.id(plan.openedAt), random.id(plan.openedAt)]
  const [desk] = world.directory.holding('community_dispatcher', plan.areaCode)
  const by = plan.personId
    ? { personId: plan.personId, name: '', unit: null, organisationId: null }
    : { personId: desk ?? null, name: desk ? world.directory.actor(desk).name : '', unit: null, organisationId: null }
  const opened = planOpen(engineAt(world, plan.openedAt, random), procedure, {
    subject: {
      ...{ district, id: caseId, subjectKind: 'partner', subjectId: partnerId, title: plan.title },
      ...{ number: partnerNumber(district, plan.openedAt.getUTCFullYear(), sequence), place: '' },
      ...{ areaCode: plan.areaCode, category: null, urgency: 'normal', requesterId: plan.personId },
    },
    by,
  })
  const played: PlayedPartner = {
    ...{ plan, partnerId, record: opened.record, actions: [], since: null },
    ...{ assignments: new Map(), clocks: new Map() },
  }
  keep(played, opened)
  for (const [index, step] of plan.steps.entries()) {
    const moment = new Date(plan.openedAt.getTime() + (index + 1) * 5 * HOUR)
    const personId = doerOf(world, played.record, { doer: step.by, random })
    if (personId === null) break
    const joins = step.action === 'admit' || step.action === 'invite'
    const result = planAct(engineAt(world, moment, random), {
      ...{ procedure, record: played.record, action: step.action },
      actor: actorFactsOf(world, played.record, personId),
      facts: { photoRequired: false, reopenDays: null },
      input: { note: step.note, form: joins && plan.organisationId ? { leadOrganisationId: plan.organisationId } : {} },
    })
    if (!result.ok) break
    keep(played, result.change)
    if (played.record.case.state === 'registered') played.since = moment
  }
  return played
}

function keep(played: PlayedPartner, change: Change): void {
  played.record = change.record
  played.actions.push(change.action)
  const { changed, ended, started } = change.assignments
  for (const row of [...changed, ...ended, ...started]) played.assignments.set(row.id, row)
  for (const row of [...change.clocks.changed, ...change.clocks.started])
    played.clocks.set(`${row.seq}/${row.kind}`, row)
}
