import { territoryContract } from '#kernel/territory/index.ts'
import { contract as workflowContract } from '#kernel/workflow/index.ts'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../contract.ts'

const options = { locale: currentLocale }
export const orders = createClient(contract, options)
export const cases = createClient(workflowContract, options)
export const territory = createClient(territoryContract, options)

export type Offer = RouteReply<typeof contract.routes.listOffers>['items'][number]
export type WallWish = RouteReply<typeof contract.routes.readWishWall>['items'][number]
export type OpenOrder = RouteReply<typeof contract.routes.listOpenOrders>['items'][number]
export type Commitment = RouteReply<typeof contract.routes.listCommitments>['items'][number]
export type MyOrder = RouteReply<typeof contract.routes.listMyOrders>['items'][number]
export type MyWish = RouteReply<typeof contract.routes.listMyWishes>['items'][number]
export type ServiceCase = RouteReply<typeof workflowContract.routes.getCase>
