import { alikeHandlers } from './alike-handlers.ts'
import { areaDensity } from './area-density.ts'
import { areaNumbers } from './area-numbers.ts'
import { categoryHandlers } from './category-handlers.ts'
import { childNumbers } from './child-numbers.ts'
import { complaintChoices } from './complaints.ts'
import { dutyHandlers } from './duty-handlers.ts'
import { findByPhone } from './find-by-phone.ts'
import { followUpHandlers } from './follow-up/follow-up-handlers.ts'
import { getMatter } from './get-matter.ts'
import { intakeSettingsHandlers } from './intake-settings-handlers.ts'
import { joinMatter } from './join-matter.ts'
import { listMatters } from './list-matters.ts'
import { mapMatters } from './map-matters.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { getMyMatter, listMyMatters } from './my-matters.ts'
import { worksheetHandlers } from './worksheet-handlers.ts'
import { worksheetResults } from './worksheet-results.ts'
import { petitionHandlers } from './petition-decision.ts'
import { previewDispatch } from './preview-dispatch.ts'
import { type ReportDeps, reportMatter } from './report-matter.ts'
import { revealContact } from './reveal-contact.ts'
import { triageHandlers } from './triage-handlers.ts'

export function mattersHandlers(deps: ReportDeps): MattersHandlers {
  const { crypto, numbers } = deps
  return {
    reportMatter: ({ body }, ctx) => reportMatter(ctx, body, deps),
    complaintChoices: ({ query }, ctx) => complaintChoices(ctx, query),
    listMatters: ({ query }, ctx) => listMatters(ctx.tx.db, ctx.scope, { query, now: ctx.now, locale: ctx.locale }),
    getMatter: ({ params }, ctx) => getMatter(ctx, crypto, params),
    revealContact: ({ params, body }, ctx) => revealContact(ctx, crypto, { ...params, reason: body.reason }),
    previewDispatch: ({ params, query }, ctx) => previewDispatch(ctx, params, query),
    mapMatters: ({ query }, ctx) => mapMatters(ctx.tx.db, ctx.scope, { query, now: ctx.now }),
    areaNumbers: ({ params }, ctx) => areaNumbers(ctx.tx.db, ctx.scope, { code: params.code, now: ctx.now }),
    childNumbers: ({ params, query }, ctx) =>
      childNumbers(ctx.tx.db, ctx.scope, { code: params.code, level: query.level, now: ctx.now }),
    areaDensity: ({ params, query }, ctx) =>
      areaDensity(ctx.tx.db, ctx.scope, { code: params.code, query, now: ctx.now }),
    listMyMatters: ({ query }, ctx) => listMyMatters(ctx, query),
    getMyMatter: ({ params }, ctx) => getMyMatter(ctx, params),
    joinMatter: ({ params, body }, ctx) => joinMatter(ctx, params, body),
    findByPhone: ({ body }, ctx) => findByPhone(ctx, crypto, body),
    ...alikeHandlers,
    ...triageHandlers,
    ...petitionHandlers({ crypto, numbers }),
    ...intakeSettingsHandlers,
    ...worksheetHandlers({ crypto, numbers }),
    ...worksheetResults,
    ...followUpHandlers({ crypto }),
    ...categoryHandlers,
    ...dutyHandlers,
  }
}
