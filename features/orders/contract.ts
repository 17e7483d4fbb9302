import { defineContract } from '#platform/http/route.ts'
import { claimRoutes } from './claim-contract.ts'
import { errandRoutes } from './errand-contract.ts'
import { menuRoutes } from './menu-contract.ts'
import { needRoutes } from './need-contract.ts'
import { orderRoutes } from './order-contract.ts'
import { taskRoutes } from './task-contract.ts'
import { whistleRoutes } from './whistle-contract.ts'
import { wishRoutes } from './wish-contract.ts'

export const contract = defineContract('orders', {
  ...whistleRoutes,
  ...taskRoutes,
  ...errandRoutes,
  ...needRoutes,
  ...menuRoutes,
  ...orderRoutes,
  ...wishRoutes,
  ...claimRoutes,
})
