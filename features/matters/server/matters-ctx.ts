import type { Ctx } from '#kernel/access/server/index.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../contract.ts'

export type MattersHandlers = Handlers<typeof contract.routes, Ctx>
