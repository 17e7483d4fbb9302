import type { Grouping, PeriodInfo } from '../shapes.ts'
import type { InsightsDb } from './insights-db.ts'
import { type Dimension, type Filter, readSums } from './read-sums.ts'
import { childrenOf, type NamedArea, summedAreas } from './where.ts'

export interface Member {
  key: string
  name: string
  nameEn: string | null
  /** Shown only while something counts for it. */
  ended: boolean
}

interface Of {
  area: NamedArea
  by: Grouping
  period: PeriodInfo
  filter: Filter
}

/** The rows of a table in the order of codes, never of merit; none where the filter leaves nothing to tell apart. */
export async function membersOf(db: InsightsDb, of: Of): Promise<Member[]> {
  switch (of.by) {
    case 'area':
      return (await childrenOf(db, of.area.code)).map(({ code, name }) => ({
        key: code,
        name,
        nameEn: null,
        ended: false,
      }))
    case 'category':
      return categories(db, of.filter)
    case 'organisation':
      return of.filter.dimension === 'all' ? organisations(db, of) : []
  }
}

/** Fields; within one field its items. */
async function categories(db: InsightsDb, { dimension, member }: Filter): Promise<Member[]> {
  if (dimension === 'organisation' || dimension === 'item') return []
  const rows = await db
    .selectFrom('insights.category')
    .select(['id', 'name', 'name_en'])
    .where('parent_id', dimension === 'field' ? '=' : 'is', dimension === 'field' ? member : null)
    .orderBy('position')
    .orderBy('id')
    .execute()
  return rows.map(row => ({ key: row.id ?? '', name: row.name ?? '', nameEn: row.name_en, ended: false }))
}

/** Units that were given something in any of the three stretches, by area code and name. */
async function organisations(db: InsightsDb, { area, period }: Of): Promise<Member[]> {
  const areas = await summedAreas(db, area.code)
  const dimension: Dimension = 'organisation'
  const ids = new Set<string>()
  for (const span of [period, period.previous, period.lastYear])
    for (const row of await readSums(db, { areas, span, dimension })) ids.add(row.member)
  if (ids.size === 0) return []
  const rows = await db
    .selectFrom('people.organisation')
    .select(['id', 'name', 'short_name'])
    .where('id', 'in', [...ids])
    .orderBy('area_code')
    .orderBy('name')
    .execute()
  return rows.map(row => ({ key: row.id, name: row.short_name ?? row.name, nameEn: null, ended: false }))
}

/** What a filter is called; what is not known keeps its key. */
export async function nameFilter(db: InsightsDb, { dimension, member: key }: Filter) {
  if (dimension === 'all') return null
  if (dimension === 'organisation') {
    const row = await db
      .selectFrom('people.organisation')
      .select(['name', 'short_name'])
      .where('id', '=', key)
      .executeTakeFirst()
    return { by: 'organisation' as const, key, name: row?.short_name ?? row?.name ?? key, nameEn: null }
  }
  const row = await db
    .selectFrom('insights.category')
    .select(['name', 'name_en'])
    .where('id', '=', key)
    .executeTakeFirst()
  return { by: 'category' as const, key, name: row?.name ?? key, nameEn: row?.name_en ?? null }
}
