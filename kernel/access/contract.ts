import { defineContract } from '#platform/http/route.ts'
import { accountRoutes } from './account-contract.ts'
import { secondFactorRoutes } from './second-factor-contract.ts'
import { sessionRoutes } from './session-contract.ts'

/** Signing in and out, accounts, grants, administrators. */
export const contract = defineContract('access', { ...sessionRoutes, ...secondFactorRoutes, ...accountRoutes })
