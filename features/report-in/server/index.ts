import type { Ctx } from '#kernel/access/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract, messages } from '../index.ts'
import { consultationHandlers } from './consultation/consultation-handlers.ts'
import { forgetConsultations } from './consultation/forget-consultations.job.ts'
import { choiceHandlers } from './find-choices.ts'
import { buildingGroupHandlers } from './building-group.ts'
import { coverageHandlers } from './coverage.ts'
import { forgetNotes } from './forget-notes.job.ts'
import { letGoOfNames } from './let-go.job.ts'
import { registrationsList } from './list-registrations.ts'
import { linkageHandlers } from './linkage-handlers.ts'
import { lookBackHandlers, openLookBacksJob } from './look-backs.ts'
import { ownHandlers } from './own-handlers.ts'
import { readWall } from './read-wall.ts'
import { registerHandlers } from './register-handlers.ts'
import type { ReportInDeps } from './report-in-deps.ts'
import { settingsHandlers } from './settings-handlers.ts'
import { unitHandlers } from './unit-handlers.ts'
import { forgetYears } from './year/forget-years.job.ts'
import { yearGradesList } from './year/year-grades.ts'
import { yearHandlers } from './year/year-handlers.ts'

export { feedBack } from './year/feed-back.ts'
export { memberYearSheets } from './year/year-sheets.ts'
export { importRegistrations } from './import-registrations.ts'
export { onReportInEvent, reportInProcedures } from './on-report-in-event.ts'
export { sealName } from './seal-name.ts'

/** The register and the grades of a year, as files. */
export function reportInLists(deps: Pick<ReportInDeps, 'crypto'>) {
  return [registrationsList(deps), yearGradesList(deps)]
}

/** Report-in over HTTP, with the jobs that ask for look-backs and let go of names. */
export function reportInServer(deps: ReportInDeps) {
  return {
    part: definePart<typeof contract.routes, Ctx>(contract, {
      ...settingsHandlers,
      ...choiceHandlers,
      ...registerHandlers(deps),
      ...unitHandlers(deps),
      ...lookBackHandlers,
      ...linkageHandlers,
      ...buildingGroupHandlers,
      ...coverageHandlers,
      readWall: ({ params }, ctx) => readWall(ctx, params, deps),
      ...ownHandlers(deps),
      ...yearHandlers(deps),
      ...consultationHandlers(deps),
    }),
    jobs: [openLookBacksJob, letGoOfNames, forgetNotes, forgetYears, forgetConsultations],
    messages: { namespace: 'report-in', bundle: messages },
  }
}
