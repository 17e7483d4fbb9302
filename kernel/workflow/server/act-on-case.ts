import { type Actor, can } from '#kernel/access/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { attachFiles } from '#kernel/files/server/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { planAct } from '../act.ts'
import { refusalOf } from '../availability.ts'
import type { ActInput } from '../fill.ts'
import type { Change, Refusal } from '../records.ts'
import { lockMergeTarget, receiveMerged } from './merge-target.ts'
import { plan } from './plan-context.ts'
import { lockRecord } from './read-record.ts'
import { announce, hooksOf, procedures } from './runtime.ts'
import { factsOf, targetOf, unitNamesOf } from './view-of.ts'
import { writeChange } from './write-change.ts'

export interface Acting extends ActInput {
  actor: Actor
  district: string
  caseId: string
  action: string
  /** Permissions that come with the command this step is part of: what it may do is decided by that one. */
  including?: readonly string[]
}

/**
 * Takes one action, of the procedure or standing, on one case: locked, planned by the pure engine, gathered. Throws
 * `not_found` for a case out of reach, and the engine's own refusal for an action that may not be taken.
 */
export async function actOnCase(tx: Tx, acting: Acting): Promise<Change> {
  const { actor, action, note, form, fileIds = [], including = [] } = acting
  // What this command has gathered may concern the case itself.
  await tx.flush()
  const target = action === 'merge' ? await lockMergeTarget(tx, acting, { number: form?.number, actor }) : null
  const record = await lockRecord(tx, acting)
  if (!record || !can(actor, 'case.read', targetOf(record))) throw notFound()
  const { procedure: key, procedure_version: version } = record.case
  const [procedure, hooks] = [procedures().get(key, version), hooksOf(key)]
  const names = await unitNamesOf(tx.db, actor, tx.now)
  const own = factsOf(actor, record, names)
  const who = { ...own, permits: (name: string) => including.includes(name) || own.permits(name) }
  // Whose step it is comes before what a feature says of the step.
  const fault = refusalOf({ procedure, record, actor: who, now: tx.now }, action)
  if (fault) throw refused(fault)
  await hooks.beforeAct?.(tx, { case: record.case, action, form: form ?? {}, note, actor })
  const facts = await hooks.facts(tx.db, record.case)
  const input = { note, form, fileIds }
  const planned = await plan(tx, ctx =>
    planAct(ctx, { procedure, record, action, actor: who, facts, input, target: target?.case ?? null }),
  )
  if (!planned.ok) throw refused(planned.refusal)
  const { change } = planned
  await checkOrganisations(tx, change)
  writeChange(tx, change)
  await attachFiles(tx, {
    district: acting.district,
    fileIds,
    subjectKind: 'case',
    subjectId: acting.caseId,
    uploadedBy: actor.personId || null,
    visibility: change.action.visibility,
  })
  await hooks.afterAct?.(tx, { change, actor })
  auditSideRoad(tx, { actor, change })
  await announce(tx, change.events)
  if (action === 'merge' && target) await receiveMerged(tx, change.record.case, target)
  return change
}

/** What changes how a case is judged, or ends it elsewhere, is also in the audit. */
const AUDITED = new Set([
  'hold',
  'decide_hold',
  'release',
  'decide_objection',
  'supervise',
  'lift_supervision',
  'decide_exclusion',
  'merge',
])

function auditSideRoad(tx: Tx, { actor, change }: { actor: Actor; change: Change }): void {
  const { action, record } = change
  if (!AUDITED.has(action.name)) return
  writeAudit(tx, {
    district: action.district,
    actor,
    event: `case.${action.name}`,
    subjectKind: 'case',
    subjectId: action.case_id,
    areaCode: record.case.area_code,
    ...(action.note ? { reason: action.note } : {}),
    details: { number: record.case.number, ...action.form },
  })
}

async function checkOrganisations(tx: Tx, change: Change): Promise<void> {
  const ids = [...new Set(change.assignments.started.map(row => row.organisation_id))]
  const known = await organisationsById(tx.db, { ids, at: tx.now })
  if (known.length !== ids.length)
    throw new DomainError('workflow.unknown_organisation', { status: 422, field: 'form' })
}

const forbidden = new Set([
  'workflow.needs_role',
  'workflow.not_your_unit',
  'workflow.not_the_requester',
  'workflow.you_handled_it',
  'workflow.you_asked',
  'workflow.by_system',
  'workflow.you_objected',
  'workflow.you_asked_hold',
  'workflow.you_asked_exclusion',
  'workflow.not_your_order',
  'workflow.not_assisting',
])

/** Who may not is 403, what is filled in wrongly is 422, what comes at the wrong time is 409. */
export function refused(refusal: Refusal): DomainError {
  const status = refusal.field ? 422 : forbidden.has(refusal.code) ? 403 : 409
  const { code, params, field } = refusal
  return new DomainError(code, { status, ...(params ? { params } : {}), ...(field ? { field } : {}) })
}
