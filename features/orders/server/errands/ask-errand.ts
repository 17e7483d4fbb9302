import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { normalisePhone } from '#kernel/people/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { AskErrand, ErrandLine } from '../../errand-contract.ts'
import { errand } from '../../errand-procedures.ts'
import { titleOf } from '../../titles.ts'
import { guardWorkKind } from '../tasks/work-kinds.ts'
import type { OrdersDeps } from '../services/service-ctx.ts'
import { errandLineOf, errandRows } from './errand-rows.ts'

/** Writes down what is to be done and for whom: for oneself or a neighbour who agrees, or by staff for who came to them. */
export async function askErrand(
  ctx: Ctx,
  body: AskErrand,
  { crypto, numbers }: Pick<OrdersDeps, 'crypto' | 'numbers'>,
): Promise<ErrandLine> {
  const { tx, actor } = ctx
  const onBehalf = body.askedFor === 'on_behalf'
  if (onBehalf !== (actor.kind === 'staff')) throw invalid('askedFor', 'orders.on_behalf_by_staff')
  if (onBehalf && !ctx.can('errand.do', { areaCode: body.areaCode, caseType: errand.key })) throw notFound()
  if (!['community', 'grid', 'micro_grid'].includes(levelOf(body.areaCode)))
    throw invalid('areaCode', 'orders.too_wide')
  const area = await tx.db
    .selectFrom('territory.area')
    .select('code')
    .where('code', '=', body.areaCode)
    .executeTakeFirst()
  if (!area) throw notFound()
  await guardWorkKind(tx.db, body.kindId, 'errand')
  const district = districtOf(body.areaCode)
  const [errandId, caseId] = [newId(tx.now), newId(tx.now)]
  await openCase(tx, {
    procedure: errand.key,
    subject: {
      district,
      id: caseId,
      subjectKind: errand.subjectKind,
      subjectId: errandId,
      number: await numbers.take(tx, district, 'errand'),
      title: titleOf(body.words),
      place: body.place,
      areaCode: body.areaCode,
      category: null,
      urgency: 'normal',
      requesterId: onBehalf ? null : actor.personId,
    },
    actor,
  })
  const phone = body.phone ? crypto.encrypt(normalisePhone(body.phone)) : null
  tx.gather(
    tx.db.insertInto('orders.errand').values({
      district,
      id: errandId,
      case_id: caseId,
      kind_id: body.kindId,
      words: body.words,
      asked_for: body.askedFor,
      consent: body.consent,
      alg: phone?.alg ?? null,
      key_id: phone?.keyId ?? null,
      phone_cipher: phone?.cipher ?? null,
      created_at: tx.now,
    }),
  )
  await tx.flush()
  const row = await errandRows(tx.db)
    .where('e.district', '=', district)
    .where('e.id', '=', errandId)
    .executeTakeFirstOrThrow()
  return errandLineOf(row, ctx)
}
