import { type Actor, can } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import { errorTextKey, type Locale, translate } from '#platform/i18n.ts'
import { openActions } from '../availability.ts'
import { leadOf, waitingState } from '../engine.ts'
import type { AssignmentRow, CaseRecord, ClockRow } from '../records.ts'
import type { CaseView } from '../shapes.ts'
import { toLine } from './case-lines.ts'
import { countFollowers } from './followers.ts'
import { readHistory, readRecord } from './read-record.ts'
import { hooksOf, procedures } from './runtime.ts'
import { threadOf } from './thread.ts'
import { factsOf, seesPublicOnly, targetOf } from './view-of.ts'
import { wallClock } from '../wall-clock.ts'

type ReadCtx = Pick<Ctx, 'tx' | 'actor' | 'now' | 'locale'>

/** One case as the caller may see it; out of reach it is not found. */
export async function getCase(ctx: ReadCtx, key: { district: string; caseId: string }): Promise<CaseView> {
  const { tx, actor, now, locale } = ctx
  const record = await readRecord(tx.db, key)
  if (!record || !can(actor, 'case.read', targetOf(record))) throw notFound()
  const publicOnly = seesPublicOnly(actor, record)
  const history = await readHistory(tx.db, { district: key.district, caseIds: [key.caseId] })
  const [assignments, clocks] = [await readAssignments(ctx, key), await readClocks(ctx, key)]
  const names = await namesOf(ctx, record, assignments)
  const acting = actingOf(record, names)
  return {
    case: toLine(record.case, now),
    acting: publicOnly ? { ...acting, role: null } : acting,
    firstRecipient: record.case.first_organisation && (names.get(record.case.first_organisation) ?? null),
    mergedInto: await mergedInto(ctx, record),
    followers: (await countFollowers(tx.db, { district: key.district, caseIds: [key.caseId] })).get(key.caseId) ?? 0,
    reopenUntil: record.reopenUntil?.toISOString() ?? null,
    actions: await buttons(ctx, record),
    assignments: assignments.map(row => ({
      duty: row.duty,
      organisationId: row.organisation_id,
      organisation: names.get(row.organisation_id) ?? '',
      assignedAt: row.assigned_at.toISOString(),
      endedAt: row.ended_at?.toISOString() ?? null,
      acceptedAt: row.accepted_at?.toISOString() ?? null,
      answeredAt: row.answered_at?.toISOString() ?? null,
      waivedAt: row.waived_at?.toISOString() ?? null,
    })),
    clocks: clocks.filter(clock => !publicOnly || clock.kind === 'state').map(row => clockViewOf(row, names)),
    thread: threadOf(history, { record, publicOnly, locale }),
  }
}

/** What the caller may do with the case now, with the reasons in words. */
export async function buttons(
  { tx, actor, now, locale }: { tx: ReadCtx['tx']; actor: Actor; now: Date; locale: Locale },
  record: CaseRecord,
) {
  const procedure = procedures().get(record.case.procedure, record.case.procedure_version)
  const facts = await hooksOf(procedure.key).facts(tx.db, record.case)
  return openActions({ procedure, record, actor: factsOf(actor, record), now }, facts).map(action => ({
    ...action,
    reasonText: action.reason && translate(locale, errorTextKey(action.reason), reasonParams(record, action.name)),
  }))
}

function reasonParams(record: CaseRecord, action: string): Record<string, string | number> {
  const granted = record.clocks.find(clock => clock.kind === 'state')?.why.extensions?.length ?? 0
  const until = action === 'urge' ? record.case.urge_again_at : record.reopenUntil
  return { action, times: granted, until: until ? wallClock(until) : '' }
}

async function mergedInto({ tx }: ReadCtx, { case: row }: CaseRecord): Promise<CaseView['mergedInto']> {
  if (!row.merged_into) return null
  const target = await tx.db
    .selectFrom('workflow.case')
    .select(['id', 'number', 'subject_id'])
    .where('district', '=', row.district)
    .where('id', '=', row.merged_into)
    .executeTakeFirst()
  return target ? { id: target.id, number: target.number, subjectId: target.subject_id } : null
}

async function readAssignments({ tx }: ReadCtx, key: { district: string; caseId: string }): Promise<AssignmentRow[]> {
  const rows = await tx.db
    .selectFrom('workflow.assignment')
    .selectAll()
    .where('district', '=', key.district)
    .where('case_id', '=', key.caseId)
    .orderBy('assigned_at')
    .orderBy('id')
    .execute()
  return rows as AssignmentRow[]
}

async function readClocks({ tx }: ReadCtx, key: { district: string; caseId: string }): Promise<ClockRow[]> {
  const rows = await tx.db
    .selectFrom('workflow.clock')
    .selectAll()
    .where('district', '=', key.district)
    .where('case_id', '=', key.caseId)
    .orderBy('seq')
    .orderBy('kind')
    .execute()
  return rows as ClockRow[]
}

/** Names of everything the view mentions: organisations, closed ones too, and the area whoever acts sits at. */
async function namesOf({ tx }: ReadCtx, record: CaseRecord, assignments: readonly AssignmentRow[]) {
  const ids = [
    ...new Set(
      [...assignments.map(row => row.organisation_id), leadOf(record), record.case.first_organisation].filter(
        id => id !== null,
      ),
    ),
  ]
  const organisations = ids.length
    ? await tx.db.selectFrom('people.organisation').select(['id', 'name']).where('id', 'in', ids).execute()
    : []
  const code = record.case.acting_area
  const areas = code
    ? await tx.db.selectFrom('territory.area').select(['code as id', 'name']).where('code', '=', code).execute()
    : []
  return new Map([...organisations, ...areas].map(row => [row.id, row.name]))
}

function actingOf(record: CaseRecord, names: ReadonlyMap<string, string>): CaseView['acting'] {
  const { acting_role: role, acting_area: areaCode, acting_organisation: organisationId } = record.case
  const state = waitingState(procedures().get(record.case.procedure, record.case.procedure_version), record)
  const kind = state === undefined || state.actor.kind === 'system' ? 'nobody' : state.actor.kind
  return {
    kind,
    role,
    areaCode,
    areaName: areaCode && (names.get(areaCode) ?? null),
    organisationId,
    organisation: organisationId && (names.get(organisationId) ?? null),
  }
}

function clockViewOf(row: ClockRow, names: ReadonlyMap<string, string>): CaseView['clocks'][number] {
  const { source, ruleId, version, profile, limit, skipped, pauses, extensions } = row.why
  const why = { source, ruleId, version, profile, limit, skipped: [...skipped], pauses: [...pauses] }
  return {
    seq: row.seq,
    kind: row.kind,
    state: row.state,
    organisation: row.organisation_id && (names.get(row.organisation_id) ?? null),
    startedAt: row.started_at.toISOString(),
    warnAt: row.warn_at?.toISOString() ?? null,
    dueAt: row.due_at?.toISOString() ?? null,
    originalDueAt: row.original_due_at?.toISOString() ?? null,
    stoppedAt: row.stopped_at?.toISOString() ?? null,
    onTime: row.on_time,
    excluded: row.excluded,
    calendarStatus: row.calendar_status,
    why: extensions ? { ...why, extensions: [...extensions] } : why,
  }
}
