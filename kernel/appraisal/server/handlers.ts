import type { Ctx } from '#kernel/access/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract } from '../contract.ts'
import { listRounds } from './list-rounds.ts'
import { listSchemes } from './list-schemes.ts'

export const appraisalPart = definePart<typeof contract.routes, Ctx>(contract, {
  listSchemes: ({ query }, ctx) => listSchemes(ctx.tx.db, ctx.scope, query),
  listRounds: ({ query }, ctx) => listRounds(ctx.tx.db, ctx.scope, query),
})
