import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { openCase, toLine } from '#kernel/workflow/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { OpenOrdersBody } from '../contract.ts'
import { ordersRequest } from '../procedures.ts'
import { titleFrom } from '../rules.ts'

const LEVELS = ['community', 'grid', 'micro_grid']

/** Opens a case; it goes to the community of the area. */
export async function openOrders(ctx: Ctx, { areaCode, words }: OpenOrdersBody) {
  if (!ctx.reaches(areaCode)) throw notFound()
  if (!LEVELS.includes(levelOf(areaCode))) throw invalid('areaCode', 'orders.too_wide')
  const id = newId(ctx.now)
  const district = districtOf(areaCode)
  const { record } = await openCase(ctx.tx, {
    procedure: ordersRequest.key,
    subject: {
      district,
      id,
      subjectKind: ordersRequest.subjectKind,
      subjectId: id,
      // Unique because the id is; a feature with many a day takes numbers people can read out.
      number: `${district}-${id}`,
      title: titleFrom(words),
      place: '',
      areaCode,
      category: null,
      urgency: 'normal',
      requesterId: ctx.actor.personId,
    },
    actor: ctx.actor,
  })
  return toLine(record.case, ctx.now)
}
