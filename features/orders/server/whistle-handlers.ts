import { askErrand } from './errands/ask-errand.ts'
import { getErrand, revealErrandPhone } from './errands/get-errand.ts'
import { listErrands } from './errands/list-errands.ts'
import { confirmReceipt, settleReceipt, takeOver } from './errands/receipts.ts'
import type { OrdersDeps, OrdersHandlers } from './services/service-ctx.ts'
import { claimTask } from './tasks/claim-task.ts'
import { getTask, listTasks } from './tasks/list-tasks.ts'
import { getClaim, listMyClaims, listOpenTasks } from './tasks/open-tasks.ts'
import { postTask } from './tasks/post-task.ts'
import { listWorkKinds, saveWorkKind } from './tasks/work-kinds.ts'
import { getWhistle, getWhistleCall } from './whistles/get-whistle.ts'
import { listWhistles } from './whistles/list-whistles.ts'
import { previewWhistle } from './whistles/preview-whistle.ts'
import { raiseWhistle } from './whistles/raise-whistle.ts'
import { listKinds, saveKind } from './whistles/whistle-kinds.ts'

/** Whistles, grid tasks and errands over HTTP. */
export function whistleHandlers({ crypto, numbers }: Pick<OrdersDeps, 'crypto' | 'numbers'>) {
  return {
    listWhistleKinds: async ({ query }, ctx) => ({
      items: await listKinds(ctx.tx.db, { ended: query.ended === 'true' }),
    }),
    saveWhistleKind: ({ params, body }, ctx) => saveKind(ctx, { ...body, id: params.id }),
    previewWhistle: ({ query }, ctx) => previewWhistle(ctx, query),
    raiseWhistle: ({ body }, ctx) => raiseWhistle(ctx, body, numbers),
    listWhistles: ({ query }, ctx) => listWhistles(ctx.tx.db, ctx.scope, { query, now: ctx.now, locale: ctx.locale }),
    getWhistle: ({ params }, ctx) => getWhistle(ctx, params),
    getWhistleCall: ({ params }, ctx) => getWhistleCall(ctx, params),
    listWorkKinds: async ({ query }, ctx) => ({
      items: await listWorkKinds(ctx.tx.db, { work: query.work, ended: query.ended === 'true' }),
    }),
    saveWorkKind: ({ params, body }, ctx) => saveWorkKind(ctx, { ...body, id: params.id }),
    postTask: ({ body }, ctx) => postTask(ctx, body, numbers),
    listTasks: ({ query }, ctx) => listTasks(ctx.tx.db, ctx.scope, { query, locale: ctx.locale }),
    getTask: ({ params }, ctx) => getTask(ctx, params),
    listOpenTasks: ({ query }, ctx) => listOpenTasks(ctx, query),
    claimTask: ({ params, body }, ctx) => claimTask(ctx, { ...params, organisationId: body.organisationId }),
    listMyClaims: ({ query }, ctx) => listMyClaims(ctx, query),
    getClaim: ({ params }, ctx) => getClaim(ctx, params),
    askErrand: ({ body }, ctx) => askErrand(ctx, body, { crypto, numbers }),
    listErrands: ({ query }, ctx) => listErrands(ctx.tx.db, ctx.scope, { query, now: ctx.now, locale: ctx.locale }),
    getErrand: ({ params }, ctx) => getErrand(ctx, params, crypto),
    revealErrandPhone: ({ params, body }, ctx) => revealErrandPhone(ctx, { ...params, reason: body.reason }, crypto),
    async takeOver({ params, body }, ctx) {
      await takeOver(ctx, params, body.items)
      return getErrand(ctx, params, crypto)
    },
    async confirmReceipt({ params, body }, ctx) {
      await confirmReceipt(ctx, params, body.fileIds)
      return getErrand(ctx, params, crypto)
    },
    async settleReceipt({ params, body }, ctx) {
      await settleReceipt(ctx, params, body)
      return getErrand(ctx, params, crypto)
    },
  } satisfies Partial<OrdersHandlers>
}
