import { defineContract } from '#platform/http/route.ts'
import { claimRoutes } from './claim-contract.ts'
import { menuRoutes } from './menu-contract.ts'
import { needRoutes } from './need-contract.ts'
import { orderRoutes } from './order-contract.ts'
import { wishRoutes } from './wish-contract.ts'

export const contract = defineContract('orders', {
  ...needRoutes,
  ...menuRoutes,
  ...orderRoutes,
  ...wishRoutes,
  ...claimRoutes,
})
