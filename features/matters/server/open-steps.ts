import { sql } from 'kysely'
import { type Locale, translate } from '#platform/i18n.ts'
import { toldOf } from './open-list.ts'
import type { MattersDb } from './matter-rows.ts'
import { inArea, openRows } from './open-rows.ts'

/** Changes of state of the public matters of an area, the latest first, as their requesters read them. */
export async function openSteps(db: MattersDb, at: { area: string; limit: number; locale: Locale }) {
  const english = at.locale === 'en'
  const cases = openRows(db)
    .select(['c.district', 'c.id as case_id', 'm.id', 'm.kind', 'c.number', 'k.id as category'])
    .select(english ? 'k.name_en as category_name' : 'k.name as category_name')
    .select([
      'a.name as area_name',
      sql<string | null>`case when m.kind = 'grid_event' and c.bucket <> 'accept' then c.title end`.as('title'),
    ])
    .where(inArea(at.area))
    .orderBy('c.opened_at', 'desc')
    .orderBy('c.id', 'desc')
    .limit(RECENT)
  const rows = await db
    .selectFrom(cases.as('c'))
    .innerJoin('workflow.action as s', join =>
      join.onRef('s.district', '=', 'c.district').onRef('s.case_id', '=', 'c.case_id'),
    )
    .select(['c.district', 'c.id', 'c.kind', 'c.number', 'c.category', 'c.category_name', 'c.area_name', 'c.title'])
    .select(['s.id as step_id', 's.name', 's.at', 's.to_state'])
    .where('s.visibility', '=', 'public')
    .where(eb => eb.or([eb('s.from_state', 'is', null), eb('s.from_state', '!=', eb.ref('s.to_state'))]))
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(at.limit)
    .execute()
  return rows.flatMap(row => {
    const sentence = toldOf(row.kind, row.name, at.locale)
    return sentence === null ? [] : [{ id: row.step_id, at: row.at, sentence, matter: matterOf(row, at.locale) }]
  })
}

/** Older matters than the last so many are not news. */
const RECENT = 500

interface StepRow {
  district: string
  id: string
  kind: string
  number: string
  category: string
  category_name: string
  area_name: string
  title: string | null
  to_state: string
}

function matterOf(row: StepRow, locale: Locale) {
  return {
    district: row.district,
    id: row.id,
    number: row.number,
    title: row.title ?? row.category_name,
    areaName: row.area_name,
    stateText: translate(locale, `matters:procedures.${row.kind}.states.${row.to_state}`),
    category: { id: row.category, name: row.category_name },
  }
}
