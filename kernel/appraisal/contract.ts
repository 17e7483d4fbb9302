import { defineContract } from '#platform/http/route.ts'
import { publicRoutes } from './public-contract.ts'
import { linkRoutes, myRoutes } from './rater-contract.ts'
import { adjustmentRoutes, raterRoutes, roundRoutes } from './round-contract.ts'
import { schemeRoutes } from './scheme-contract.ts'

export const contract = defineContract('appraisal', {
  ...schemeRoutes,
  ...roundRoutes,
  ...raterRoutes,
  ...adjustmentRoutes,
  ...myRoutes,
  ...linkRoutes,
  ...publicRoutes,
})
