import type { Ctx } from '#kernel/access/server/index.ts'
import type { Installed } from '#kernel/workflow/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { reportInRequest } from '../procedures.ts'
import { listReportIn } from './list-report-in.ts'
import { openReportIn } from './open-report-in.ts'

/** No category: no photo is asked for, and the procedure says itself how long a case may be reopened. */
export const reportInProcedures: readonly Installed[] = [
  { procedure: reportInRequest, hooks: { facts: async () => ({ photoRequired: false, reopenDays: 0 }) } },
]

export const reportInServer = {
  part: definePart<typeof contract.routes, Ctx>(contract, {
    openReportIn: ({ body }, ctx) => openReportIn(ctx, body),
    listReportIn: ({ query }, ctx) => listReportIn(ctx, query),
  }),
  messages: { namespace: 'report-in', bundle: messages },
}
