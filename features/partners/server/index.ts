import type { Ctx } from '#kernel/access/server/index.ts'
import type { Installed } from '#kernel/workflow/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { partnersRequest } from '../procedures.ts'
import { listPartners } from './list-partners.ts'
import { openPartners } from './open-partners.ts'

/** No category: no photo is asked for, and the procedure says itself how long a case may be reopened. */
export const partnersProcedures: readonly Installed[] = [
  { procedure: partnersRequest, hooks: { facts: async () => ({ photoRequired: false, reopenDays: 0 }) } },
]

export const partnersServer = {
  part: definePart<typeof contract.routes, Ctx>(contract, {
    openPartners: ({ body }, ctx) => openPartners(ctx, body),
    listPartners: ({ query }, ctx) => listPartners(ctx, query),
  }),
  messages: { namespace: 'partners', bundle: messages },
}
