import type { Ctx } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { countMatters } from './count.job.ts'
import { downloadReport } from './download-report.ts'
import { listIndicators } from './list-indicators.ts'
import { readNumbers } from './numbers.ts'
import { publicationAt, toDetail } from './publication-rows.ts'
import { discardDraft, draftPublication, listPublications, publish } from './publications.ts'
import { readSeries } from './series.ts'
import { writeReports } from './write-reports.job.ts'

export { hideWholes } from '../protect.ts'
export { ratesOfArea } from './rates-of-area.ts'
export { publishMonths } from './publish-months.ts'

/** Indicators and publications over HTTP, the job that keeps the sums, and the one that writes the reports. */
export function insightsServer(deps: { storage: Storage }) {
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, {
      listIndicators: async (_input, ctx) => listIndicators(ctx.locale),
      readNumbers: ({ query }, ctx) => readNumbers(ctx, query),
      readSeries: ({ query }, ctx) => readSeries(ctx, query),
      listPublications: ({ query }, ctx) => listPublications(ctx, query),
      getPublication: async ({ params }, ctx) => toDetail(ctx, await publicationAt(ctx, params)),
      draftPublication: ({ body }, ctx) => draftPublication(ctx, body),
      publish: ({ params }, ctx) => publish(ctx, params),
      discardDraft: ({ params }, ctx) => discardDraft(ctx, params),
      downloadReport: ({ params, query }, ctx) => downloadReport(ctx, deps.storage, { ...params, ...query }),
    }),
    jobs: [countMatters, writeReports(deps.storage)],
    messages: { namespace: 'insights', bundle: messages },
  }
}
