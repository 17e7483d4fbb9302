import type { CryptoProvider } from '#platform/crypto.ts'
import { areaNumbers } from './area-numbers.ts'
import { categoryHandlers } from './category-handlers.ts'
import { childNumbers } from './child-numbers.ts'
import { dutyHandlers } from './duty-handlers.ts'
import { getMatter } from './get-matter.ts'
import { listMatters } from './list-matters.ts'
import { mapMatters } from './map-matters.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { getMyMatter, listMyMatters } from './my-matters.ts'
import { createNumberSource } from './numbers.ts'
import { previewDispatch } from './preview-dispatch.ts'
import { reportMatter } from './report-matter.ts'
import { revealContact } from './reveal-contact.ts'

/** One number source for the life of the process: its blocks must not be taken twice. */
export function mattersHandlers({ crypto }: { crypto: CryptoProvider }): MattersHandlers {
  const numbers = createNumberSource()
  return {
    reportMatter: ({ body }, ctx) => reportMatter(ctx, body, { crypto, numbers }),
    listMatters: ({ query }, ctx) => listMatters(ctx.tx.db, ctx.scope, { query, now: ctx.now, locale: ctx.locale }),
    getMatter: ({ params }, ctx) => getMatter(ctx, crypto, params),
    revealContact: ({ params, body }, ctx) => revealContact(ctx, crypto, { ...params, reason: body.reason }),
    previewDispatch: ({ params, query }, ctx) => previewDispatch(ctx, params, query),
    mapMatters: ({ query }, ctx) => mapMatters(ctx.tx.db, ctx.scope, { query, now: ctx.now }),
    areaNumbers: ({ params }, ctx) => areaNumbers(ctx.tx.db, ctx.scope, { code: params.code, now: ctx.now }),
    childNumbers: ({ params, query }, ctx) =>
      childNumbers(ctx.tx.db, ctx.scope, { code: params.code, level: query.level, now: ctx.now }),
    listMyMatters: ({ query }, ctx) => listMyMatters(ctx, query),
    getMyMatter: ({ params }, ctx) => getMyMatter(ctx, params),
    ...categoryHandlers,
    ...dutyHandlers,
  }
}
