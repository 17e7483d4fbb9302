import { contract as people } from '#kernel/people/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../../index.ts'

const options = { locale: currentLocale }
export const matters = createClient(contract, options)
export const territory = createClient(territoryContract, options)
export const directory = createClient(people, options)

export type MapReply = RouteReply<typeof contract.routes.mapMatters>
export type ChildNumbers = RouteReply<typeof contract.routes.childNumbers>
export type AreaDensity = RouteReply<typeof contract.routes.areaDensity>
export type AreaNumbers = RouteReply<typeof contract.routes.areaNumbers>
export type BoundaryCollection = RouteReply<typeof territoryContract.routes.listBoundaries>
