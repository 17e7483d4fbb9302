import { registrationPosts } from './registration-posts.ts'
import { endRegistration } from './end-registration.ts'
import { findRegistration } from './find-registration.ts'
import { givePostTo } from './give-post-to.ts'
import { listRegistrations } from './list-registrations.ts'
import { toRegistration } from './registration-rows.ts'
import type { ReportInDeps, ReportInHandlers } from './report-in-deps.ts'

/** The register of who serves where, as the desks and the units see it. */
export function registerHandlers(deps: ReportInDeps) {
  const { crypto, ports } = deps
  return {
    async listServiceFields(_input, ctx) {
      return { items: [...(await ports.listServiceFields(ctx.tx.db))] }
    },
    listRegistrations: ({ query }, ctx) =>
      listRegistrations(ctx.tx.db, ctx.scope, { query, reader: { actor: ctx.actor, now: ctx.now, crypto } }),
    async getRegistration({ params }, ctx) {
      const row = await findRegistration(ctx.tx.db, ctx.scope, params)
      const places = ctx.can('report_in.place', { areaCode: row.area_code, caseType: null })
      const serves = row.state === 'registered'
      return {
        ...toRegistration(row, { actor: ctx.actor, now: ctx.now, crypto }),
        posts: await registrationPosts(ctx.tx.db, row.acting_person_id ? [row.acting_person_id] : []),
        may: { givePost: places && serves && row.willing.length > 0, end: places && serves },
      }
    },
    givePost: ({ params, body }, ctx) => givePostTo(ctx, params, { body, deps }),
    endRegistration: ({ params, body }, ctx) => endRegistration(ctx, params, { body, deps }),
  } satisfies Partial<ReportInHandlers>
}
