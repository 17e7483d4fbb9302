import type { z } from 'zod'
import { newId } from '#kernel/ids/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { type ExportList, exportList } from '#kernel/desk/server/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import { invalid } from '#platform/error.ts'
import { contract } from '../../contract.ts'
import { titleOf } from '../../titles.ts'
import { NARROW } from './menu-edit.ts'
import { accountOf, checkBehalf } from './order-place.ts'
import { keepContact } from './service-contact.ts'
import type { OrdersDeps, OrdersHandlers } from './service-ctx.ts'
import { checkField } from './service-fields.ts'
import { getWish, listMyWishes, listWishes } from './wish-lists.ts'
import { readWishWall } from './wish-wall.ts'

export function wishHandlers(deps: OrdersDeps) {
  return {
    raiseWish: ({ body }, ctx) => raiseWish(ctx, body, deps),
    listWishes: ({ query }, ctx) => listWishes(ctx, query),
    readWishWall: ({ query }, ctx) => readWishWall(ctx.tx.db, query, ctx.now),
    listMyWishes: ({ query }, ctx) => listMyWishes(ctx, query),
    getWish: ({ params }, ctx) => getWish(ctx, params),
  } satisfies Partial<OrdersHandlers>
}

/** Anybody may wish, wherever they live; it goes to the community of the place, which reads it before the wall does. */
async function raiseWish(ctx: Ctx, body: z.output<typeof contract.routes.raiseWish.body>, deps: OrdersDeps) {
  checkBehalf(body)
  if (!NARROW.includes(levelOf(body.areaCode))) throw invalid('areaCode', 'orders.too_wide')
  const area = await ctx.tx.db
    .selectFrom('territory.area')
    .select('code')
    .where('code', '=', body.areaCode)
    .executeTakeFirst()
  if (!area) throw invalid('areaCode', 'orders.too_wide')
  await checkField(ctx.tx, deps.listServiceFields, { code: body.field, field: 'field' })
  const district = districtOf(body.areaCode)
  const raisedBy = accountOf(ctx, body)
  const wish = {
    district,
    id: newId(ctx.now),
    caseId: newId(ctx.now),
    number: await deps.numbers.take(ctx.tx, district, 'wish'),
  }
  ctx.tx.gather(
    ctx.tx.db.insertInto('orders.wish').values({
      ...{ district, id: wish.id, case_id: wish.caseId, number: wish.number, area_code: body.areaCode },
      ...{ words: body.words, field: body.field ?? null, raised_by: raisedBy, for_whom: body.forWhom },
      ...{ consent: body.forWhom === 'neighbour', shown_name: body.shownName ?? null, created_at: ctx.now },
    }),
  )
  if (body.contact) keepContact(ctx.tx, deps.crypto, { ...wish, contact: body.contact })
  const { record } = await openCase(ctx.tx, {
    procedure: 'micro_wish',
    actor: ctx.actor,
    subject: {
      ...{ district, id: wish.caseId, subjectKind: 'wish', subjectId: wish.id, number: wish.number },
      ...{ title: titleOf(body.words), place: '', areaCode: body.areaCode, category: body.field ?? null },
      ...{ urgency: 'normal', requesterId: raisedBy },
    },
  })
  return { ...wish, hearBy: record.case.due_at?.toISOString() ?? null }
}

const field = (key: string, width: number) => ({ key, title: `orders:fields.${key}`, width })

/** Without names and numbers: those are looked at one by one and on record. */
export const wishesList: ExportList = exportList({
  list: 'micro-wishes',
  route: contract.routes.listWishes,
  read: (query, ctx) => listWishes(ctx, query),
  columns: [
    { ...field('number', 22), value: row => row.number },
    { ...field('title', 40), value: row => row.title },
    { ...field('state', 14), value: (row, say) => say(`orders:procedures.micro_wish.states.${row.state}`) },
    { ...field('area', 18), value: row => row.area.name },
    { ...field('field', 14), value: row => row.field },
    { ...field('forWhom', 12), value: (row, say) => say(`orders:forWhom.${row.forWhom}`) },
    { ...field('holder', 24), value: row => row.holder },
    { ...field('publishedAt', 18), value: row => (row.publishedAt ? new Date(row.publishedAt) : null) },
    { ...field('openedAt', 18), value: row => new Date(row.openedAt) },
    { ...field('dueAt', 18), value: row => (row.dueAt ? new Date(row.dueAt) : null) },
  ],
})
