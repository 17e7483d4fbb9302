import { defineContract } from '#platform/http/route.ts'
import { errandRoutes } from './errand-contract.ts'
import { taskRoutes } from './task-contract.ts'
import { whistleRoutes } from './whistle-contract.ts'

export const contract = defineContract('orders', {
  ...whistleRoutes,
  ...taskRoutes,
  ...errandRoutes,
})
