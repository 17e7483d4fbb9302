import type { Actor } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { actOnCase, openCase } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import { whistleProcedures, type WhistleSide } from '../../whistle-procedures.ts'
import { categoryOf } from './whistle-kinds.ts'

export interface Calling {
  district: string
  whistleId: string
  number: string
  title: string
  place: string
  areaCode: string
  urgency: string
  kindId: string
  side: WhistleSide
  raisedBy: string
}

/** Calls one unit: a case of its own, given to the unit at once, so that its report-in limit runs. */
export async function callUnit(
  tx: Tx,
  actor: Actor,
  at: { whistle: Calling; organisationId: string; why: string; position: number },
): Promise<void> {
  const { whistle, organisationId, why, position } = at
  const { district } = whistle
  const [callId, caseId] = [newId(tx.now), newId(tx.now)]
  await openCase(tx, {
    procedure: whistleProcedures[whistle.side].call.key,
    subject: {
      district,
      id: caseId,
      subjectKind: 'whistle_call',
      subjectId: callId,
      number: `${whistle.number}-${position}`,
      title: whistle.title,
      place: whistle.place,
      areaCode: whistle.areaCode,
      category: categoryOf(whistle.kindId),
      urgency: whistle.urgency,
      requesterId: whistle.raisedBy,
    },
    actor,
  })
  tx.gather(
    tx.db.insertInto('orders.whistle_call').values({
      district,
      id: callId,
      whistle_id: whistle.whistleId,
      case_id: caseId,
      organisation_id: organisationId,
      why,
      called_at: tx.now,
    }),
  )
  await actOnCase(tx, {
    actor,
    district,
    caseId,
    action: 'call',
    form: { leadOrganisationId: organisationId },
  })
}

/** Units that may be called to a place: on the way up from it, or elsewhere in its street. Refuses others by field. */
export async function guardUnits(
  tx: Tx,
  at: { areaCode: string; ids: readonly string[]; field: string },
): Promise<Map<string, string>> {
  const { areaCode, ids, field } = at
  if (new Set(ids).size !== ids.length) throw invalid(field, 'orders.unit_twice')
  const found = await organisationsById(tx.db, { ids, at: tx.now })
  const street = areaCode.slice(0, 9)
  const near = found.filter(one => areaCode.startsWith(one.areaCode) || one.areaCode.startsWith(street))
  if (near.length !== ids.length) throw invalid(field, 'orders.unit_not_here')
  return new Map(near.map(one => [one.id, one.name]))
}
