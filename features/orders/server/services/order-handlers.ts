import { isAreaCode } from '#kernel/territory/index.ts'
import { notFound } from '#platform/error.ts'
import { readCalendar } from './claim-calendar-handler.ts'
import { listCommitments } from './claim-commitments.ts'
import { stepOfClaim } from './claim-steps.ts'
import { takeClaim } from './claim-take.ts'
import { addMenuItem, cancelSlot, editMenuItem, moveItem } from './menu-edit.ts'
import { listOffers } from './menu-offers.ts'
import { getMenuItem, listMenuItems } from './menu-rows.ts'
import { getOrder, listMyOrders, listOrders } from './order-lists.ts'
import { listOpenOrders } from './order-open.ts'
import { placeOrder } from './order-place.ts'
import { revealServiceContact } from './service-contact.ts'
import type { OrdersDeps, OrdersHandlers } from './service-ctx.ts'

export function menuHandlers(deps: OrdersDeps) {
  return {
    listOffers: ({ query }, ctx) => listOffers(ctx.tx.db, query, ctx.now),
    listMenuItems: ({ query }, ctx) => listMenuItems(ctx.tx.db, ctx.scope, { query, now: ctx.now }),
    getMenuItem: ({ params }, ctx) => getMenuItem(ctx.tx.db, ctx.scope, { key: params, now: ctx.now }),
    addMenuItem: ({ body }, ctx) => addMenuItem(ctx, body, deps),
    editMenuItem: ({ params, body }, ctx) => editMenuItem(ctx, params, { body, deps }),
    publishMenuItem: ({ params }, ctx) => moveItem(ctx, params, 'published'),
    closeMenuItem: ({ params }, ctx) => moveItem(ctx, params, 'closed'),
    cancelSlot: ({ params, body }, ctx) => cancelSlot(ctx, params, { slotId: params.slotId, reason: body.reason }),
  } satisfies Partial<OrdersHandlers>
}

export function orderHandlers(deps: OrdersDeps) {
  return {
    placeOrder: ({ body }, ctx) => placeOrder(ctx, body, deps),
    listOrders: ({ query }, ctx) => listOrders(ctx, query),
    listOpenOrders: ({ query }, ctx) => listOpenOrders(ctx, query),
    listMyOrders: ({ query }, ctx) => listMyOrders(ctx, query),
    getOrder: ({ params }, ctx) => getOrder(ctx, params),
    async findServicePartners({ query }, ctx) {
      const { field, area, from, to } = query
      if (!isAreaCode(area) || !ctx.reaches(area)) throw notFound()
      const found = await deps.findPartners(ctx.tx.db, {
        field,
        communityCode: area.slice(0, 12),
        from: from ? new Date(from) : null,
        to: to ? new Date(to) : null,
      })
      return {
        items: found.map(({ partnerId, kind, organisationId, personId, name, reasons }) => ({
          ...{ partnerId, kind, organisationId, personId, name },
          reasons: reasons.map(({ code, params }) => ({ code, params: { ...params } })),
        })),
      }
    },
    revealServiceContact: ({ params, body }, ctx) =>
      revealServiceContact(ctx, deps.crypto, { ...params, reason: body.reason }),
  } satisfies Partial<OrdersHandlers>
}

export const claimHandlers = {
  takeClaim: ({ body }, ctx) => takeClaim(ctx, body),
  listCommitments: ({ query }, ctx) => listCommitments(ctx, query),
  readCalendar: (_input, ctx) => readCalendar(ctx),
  deliverClaim: ({ params, body }, ctx) => stepOfClaim(ctx, params, { action: 'deliver', ...body }),
  giveBackClaim: ({ params, body }, ctx) => stepOfClaim(ctx, params, { action: 'give_back', note: body.note }),
  reportAbsence: ({ params, body }, ctx) => stepOfClaim(ctx, params, { action: 'report_absence', note: body.note }),
} satisfies Partial<OrdersHandlers>
