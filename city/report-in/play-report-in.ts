import { procedures } from '#features/report-in/index.ts'
import {
  type ActionRow,
  type ActorFacts,
  type AssignmentRow,
  type CaseRecord,
  type Change,
  type ClockRow,
  type NewCase,
  planAct,
  planOpen,
  type Signature,
} from '#kernel/workflow/index.ts'
import { engineAt, type World } from '../play/world.ts'
import type { Random } from '../random.ts'

/** A case of report-in with the whole record the engine made of it. */
export interface PlayedCase {
  record: CaseRecord
  actions: ActionRow[]
  assignments: Map<string, AssignmentRow>
  clocks: Map<string, ClockRow>
}

interface Script {
  procedure: (typeof procedures)[number]['key']
  subject: NewCase
  by: Signature
  unitId: string
  next: string
  /** Whoever of the unit confirms, where it is confirmed already. */
  confirmedBy: ActorFacts | null
  /** Whoever of the unit took note of what was fed back, two days later. */
  acknowledgedBy?: ActorFacts | null
  openedAt: Date
}

const facts = { photoRequired: false, reopenDays: null }
/** What a rule says is carried out at once; the step says so. */
const machine: ActorFacts = { personId: null, name: 'report-in', kind: 'system', posts: [], permits: () => true }

/** Opens a case, puts its unit in charge and, where the story says so, lets the unit confirm: by the engine itself. */
export function playReportIn(world: World, script: Script, random: Random): PlayedCase {
  const procedure = procedures.find(one => one.key === script.procedure)
  if (!procedure) throw new Error(`No procedure ${script.procedure}`)
  const { subject, by, unitId, next, confirmedBy, openedAt } = script
  const opened = planOpen(engineAt(world, openedAt, random), procedure, { subject, by })
  const played: PlayedCase = { record: opened.record, actions: [], assignments: new Map(), clocks: new Map() }
  keep(played, opened)
  const take = (action: string, actor: ActorFacts, at: Date, form: Record<string, unknown>) => {
    const input = { form }
    const { record } = played
    const planned = planAct(engineAt(world, at, random), { procedure, record, action, actor, facts, input })
    if (!planned.ok) throw new Error(`${script.procedure} ${action}: ${planned.refusal.code}`)
    keep(played, planned.change)
  }
  take('name_unit', machine, openedAt, { leadOrganisationId: unitId, next: confirmedBy ? 'confirming' : next })
  if (confirmedBy) take('confirm', confirmedBy, new Date(openedAt.getTime() + 5 * 3_600_000), {})
  if (script.acknowledgedBy)
    take('acknowledge', script.acknowledgedBy, new Date(openedAt.getTime() + 2 * 86_400_000), {})
  return played
}

function keep(played: PlayedCase, change: Change): void {
  played.record = change.record
  played.actions.push(change.action)
  const { changed, ended, started } = change.assignments
  for (const row of [...changed, ...ended, ...started]) played.assignments.set(row.id, row)
  for (const row of [...change.clocks.changed, ...change.clocks.started])
    played.clocks.set(`${row.seq}/${row.kind}`, row)
}
