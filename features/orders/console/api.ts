import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

const options = { locale: currentLocale }
export const orders = createClient(contract, options)
export const territory = createClient(territoryContract, options)

export type OrderRow = RouteReply<typeof contract.routes.listOrders>['items'][number]
export type WishRow = RouteReply<typeof contract.routes.listWishes>['items'][number]
export type NeedRow = RouteReply<typeof contract.routes.listNeeds>['items'][number]
export type ItemRow = RouteReply<typeof contract.routes.listMenuItems>['items'][number]
export type ItemDetail = RouteReply<typeof contract.routes.getMenuItem>
export type OrderDetail = RouteReply<typeof contract.routes.getOrder>
export type WishDetail = RouteReply<typeof contract.routes.getWish>
export type NeedDetail = RouteReply<typeof contract.routes.getNeed>
