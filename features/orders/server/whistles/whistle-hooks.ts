import type { Actor } from '#kernel/access/index.ts'
import { actOnCase, type Installed, type Intent } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import type { Change } from '#kernel/workflow/index.ts'
import { callMoreForm } from '../../whistle-forms.ts'
import { whistleProcedures, type WhistleSide } from '../../whistle-procedures.ts'
import { type Calling, callUnit, guardUnits } from './call-unit.ts'
import { callInstalled } from './call-hooks.ts'
import { guardNextDate } from './next-date.ts'
import { tellOrigin } from './origin-case.ts'

interface OpenCall {
  case_id: string
  organisation_id: string
  reported_at: Date | null
  final: boolean
}

async function callsOf(tx: Tx, whistle: { district: string; subject_id: string }): Promise<OpenCall[]> {
  return tx.db
    .selectFrom('orders.whistle_call as u')
    .innerJoin('workflow.case as k', join =>
      join.onRef('k.district', '=', 'u.district').onRef('k.id', '=', 'u.case_id'),
    )
    .select(['u.case_id', 'u.organisation_id', 'u.reported_at', 'k.final'])
    .where('u.district', '=', whistle.district)
    .where('u.whistle_id', '=', whistle.subject_id)
    .execute()
}

/** A whistle closes when every called unit has ended, is called off only while nobody has come, and calls a unit once. */
async function guardWhistle(tx: Tx, at: Intent): Promise<void> {
  if (!['conclude', 'withdraw', 'call_more'].includes(at.action)) return
  const calls = await callsOf(tx, at.case)
  const open = calls.filter(call => !call.final)
  if (at.action === 'conclude') {
    if (open.length > 0) throw new DomainError('orders.calls_open', { params: { count: open.length } })
    guardNextDate(tx, at.form)
  }
  if (at.action === 'withdraw' && calls.some(call => call.reported_at !== null))
    throw new DomainError('orders.reported_already')
  const more = at.action === 'call_more' ? callMoreForm.safeParse(at.form).data : undefined
  if (!more) return
  const field = 'form.organisationIds'
  if (more.organisationIds.some(id => open.some(call => call.organisation_id === id)))
    throw invalid(field, 'orders.unit_twice')
  await guardUnits(tx, { areaCode: at.case.area_code, ids: more.organisationIds, field })
}

async function afterWhistle(tx: Tx, { change, actor }: { change: Change; actor: Actor }): Promise<void> {
  const { name } = change.action
  if (name === 'call_more') return callMore(tx, { change, actor })
  if (name !== 'conclude' && name !== 'withdraw') return
  if (name === 'withdraw') await dismissAll(tx, { change, actor })
  const row = await whistleOf(tx, change)
  if (!row.origin_case) return
  const outcome = change.record.case.outcome
  await tellOrigin(tx, actor, {
    district: change.action.district,
    caseId: row.origin_case,
    key: name === 'conclude' ? 'orders:whistle.closedInto' : 'orders:whistle.withdrawnInto',
    params: {
      number: change.record.case.number,
      note: change.action.note ?? '',
      outcome: outcome ? translate('zh', `workflow:outcomes.${outcome}`) : '',
    },
  })
}

async function whistleOf(tx: Tx, change: Change) {
  return tx.db
    .selectFrom('orders.whistle')
    .select(['id', 'kind_id', 'side', 'origin_case', 'raised_by'])
    .where('district', '=', change.action.district)
    .where('id', '=', change.record.case.subject_id)
    .executeTakeFirstOrThrow()
}

async function dismissAll(tx: Tx, { change, actor }: { change: Change; actor: Actor }): Promise<void> {
  const { district } = change.action
  const open = (await callsOf(tx, change.record.case)).filter(call => !call.final)
  for (const call of open)
    await actOnCase(tx, {
      actor,
      district,
      caseId: call.case_id,
      action: 'dismiss',
      note: change.action.note ?? undefined,
    })
}

async function callMore(tx: Tx, { change, actor }: { change: Change; actor: Actor }): Promise<void> {
  const { case: row } = change.record
  const [calls, known] = [await callsOf(tx, row), await whistleOf(tx, change)]
  const side: WhistleSide = known.side === 'street' ? 'street' : 'community'
  const whistle: Calling = {
    district: row.district,
    whistleId: row.subject_id,
    number: row.number,
    title: row.title,
    place: row.place,
    areaCode: row.area_code,
    urgency: row.urgency,
    kindId: known.kind_id,
    side,
    raisedBy: known.raised_by,
  }
  const { organisationIds } = callMoreForm.parse(change.action.form)
  for (const [index, organisationId] of organisationIds.entries())
    await callUnit(tx, actor, {
      whistle,
      organisationId,
      why: change.action.note ?? '',
      position: calls.length + index + 1,
    })
}

const noFacts = async () => ({ photoRequired: false, reopenDays: 0 })

/** Both sides' whistles and calls with what they add to the engine. */
export const whistlesInstalled: readonly Installed[] = Object.values(whistleProcedures).flatMap(side => [
  { procedure: side.whistle, hooks: { facts: noFacts, beforeAct: guardWhistle, afterAct: afterWhistle } },
  callInstalled(side.call),
])
