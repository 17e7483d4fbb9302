import { CATALOGUE_VERSION } from '../catalogue.ts'
import { passed, periodOf, before, yearBefore } from '../periods.ts'
import type { PeriodKind } from '../dates.ts'
import type { PeriodInfo, PublicationContent } from '../shapes.ts'
import type { InsightsDb } from './insights-db.ts'
import { readTable } from './numbers.ts'
import { countedUntil } from './progress.ts'
import type { NamedArea } from './where.ts'

const ALL = { dimension: 'all', member: '' } as const

/** A period that is over, with what it is compared with. */
export function wholePeriod(kind: PeriodKind, at: string): PeriodInfo {
  const period = periodOf(kind, at)
  const span = passed(period, period.to) ?? period
  const [previous, lastYear] = [before(period), yearBefore(period)]
  return {
    kind,
    ...span,
    whole: true,
    previous: { from: previous.from, to: previous.to },
    lastYear: { from: lastYear.from, to: lastYear.to },
  }
}

/** Everything a report of this area and period says, as it is counted now. */
export async function freeze(db: InsightsDb, area: NamedArea, period: PeriodInfo): Promise<PublicationContent> {
  const of = { area, period, filter: ALL }
  const byArea = await readTable(db, { ...of, by: 'area' })
  const byCategory = await readTable(db, { ...of, by: 'category' })
  const byOrganisation = await readTable(db, { ...of, by: 'organisation' })
  return {
    area,
    period,
    countedUntil: await countedUntil(db, area.code),
    catalogueVersion: CATALOGUE_VERSION,
    total: byArea.total,
    byArea: byArea.table,
    byCategory: byCategory.table,
    byOrganisation: byOrganisation.table,
  }
}
