import type { ReportInDeps, ReportInHandlers } from '../report-in-deps.ts'
import { planYear, startYear } from './start-year.ts'
import { getYearGrade, listYearGrades } from './year-grades.ts'

/** The yearly appraisal of who serves a community (C48). */
export function yearHandlers(deps: ReportInDeps) {
  const { crypto } = deps
  return {
    planYear: ({ params }, ctx) => planYear(ctx, params),
    startYear: ({ body }, ctx) => startYear(ctx, body, deps),
    listYearGrades: ({ query }, ctx) =>
      listYearGrades(ctx.tx.db, ctx.scope, { query, reader: { actor: ctx.actor, now: ctx.now, crypto } }),
    getYearGrade: ({ params }, ctx) => getYearGrade(ctx, params, deps),
  } satisfies Partial<ReportInHandlers>
}
