import { type Expression, type SqlBool, sql } from 'kysely'
import { hasText, type Locale, translate } from '#platform/i18n.ts'
import { leadsOf, type MattersDb } from './matter-rows.ts'
import { inBox, openOnly, type OpenRow, openRows, withOpenColumns } from './open-rows.ts'

interface OpenFilter {
  key?: { district: string; id: string } | undefined
  numbers?: readonly string[] | undefined
  categories?: readonly string[] | undefined
  from?: Date | undefined
  to?: Date | undefined
  final?: boolean | undefined
  openOnly?: boolean | undefined
  box?: readonly [number, number, number, number] | undefined
  after?: { at: Date; id: string } | undefined
  offset?: number | undefined
  limit: number
}

/** Public matters, newest first. */
export async function listOpen(db: MattersDb, filter: OpenFilter, locale: Locale) {
  const rows = await withOpenColumns(openRows(db))
    .where(eb => eb.and([...conditions(filter), ...after(filter)]))
    .orderBy('c.opened_at', 'desc')
    .orderBy('m.id', 'desc')
    .offset(filter.offset ?? 0)
    .limit(filter.limit)
    .execute()
  const [leads, told] = [await leadsOf(db, rows), await lastTold(db, rows, locale)]
  return rows.map(row => toOpen(row, { locale, unit: leads.get(row.case_id)?.name ?? null, told }))
}

/** How many there are; stops counting at `most`. */
export async function countOpen(db: MattersDb, filter: OpenFilter, most: number): Promise<number> {
  const capped = openRows(db)
    .select(sql`1`.as('one'))
    .where(eb => eb.and(conditions(filter)))
    .limit(most)
  const row = await db
    .selectFrom(capped.as('capped'))
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

function conditions(filter: OpenFilter): Expression<SqlBool>[] {
  const { key, numbers, categories, from, to, final, box } = filter
  return [
    ...(key ? [sql<SqlBool>`(m.district = ${key.district} and m.id = ${key.id}::uuid)`] : []),
    ...(numbers ? [byNumber(numbers)] : []),
    ...(categories ? [sql<SqlBool>`c.category = any(${[...categories]}::text[])`] : []),
    ...(from ? [sql<SqlBool>`c.opened_at >= ${from}`] : []),
    ...(to ? [sql<SqlBool>`c.opened_at <= ${to}`] : []),
    ...(final === undefined ? [] : [sql<SqlBool>`c.final = ${final}`]),
    ...(filter.openOnly ? [openOnly] : []),
    ...(box ? [inBox(box)] : []),
  ]
}

/** A number begins with its district, which is what the index begins with. */
function byNumber(numbers: readonly string[]): Expression<SqlBool> {
  const districts = [...new Set(numbers.map(number => number.slice(0, 6)))]
  return sql<SqlBool>`(c.district = any(${districts}::text[]) and c.number = any(${[...numbers]}::text[]))`
}

function after({ after: last }: OpenFilter): Expression<SqlBool>[] {
  return last ? [sql<SqlBool>`(c.opened_at, m.id) < (${last.at}::timestamptz, ${last.id}::uuid)`] : []
}

/** What the last public step of each case says to whoever asked. */
async function lastTold(db: MattersDb, rows: readonly OpenRow[], locale: Locale): Promise<Map<string, string>> {
  if (rows.length === 0) return new Map()
  const keys = rows.map(row => sql`(${row.district}, ${row.case_id}::uuid)`)
  const steps = await db
    .selectFrom('workflow.action')
    .distinctOn(['district', 'case_id'])
    .select(['case_id', 'name'])
    .where(sql<boolean>`(district, case_id) in (${sql.join(keys)})`)
    .where('visibility', '=', 'public')
    .where('name', 'not in', ['comment', 'attach'])
    .orderBy('district')
    .orderBy('case_id')
    .orderBy('seq', 'desc')
    .execute()
  const kinds = new Map(rows.map(row => [row.case_id, row.kind]))
  return new Map(
    steps.flatMap(step => {
      const sentence = toldOf(kinds.get(step.case_id) ?? '', step.name, locale)
      return sentence === null ? [] : [[step.case_id, sentence] as const]
    }),
  )
}

/** The procedure's own sentence of a step, without what anybody wrote beside it. */
export function toldOf(kind: string, step: string, locale: Locale): string | null {
  const key = [`matters:procedures.${kind}.told.${step}`, `matters:story.steps.${step}`].find(hasText)
  return key === undefined ? null : translate(locale, key)
}

function toOpen(row: OpenRow, view: { locale: Locale; unit: string | null; told: ReadonlyMap<string, string> }) {
  const category = view.locale === 'en' ? row.category_name_en : row.category_name
  return {
    district: row.district,
    id: row.id,
    number: row.number,
    kind: row.kind,
    category: { id: row.category, name: category },
    open: row.open,
    title: row.title ?? category,
    words: row.words,
    place: row.place,
    lng: row.lng,
    lat: row.lat,
    areaCode: row.area_code,
    areaName: view.locale === 'en' ? (row.area_name_en ?? row.area_name) : row.area_name,
    state: row.state,
    stateText: translate(view.locale, `matters:procedures.${row.kind}.states.${row.state}`),
    final: row.final,
    told: view.told.get(row.case_id) ?? null,
    unit: view.unit,
    openedAt: row.opened_at,
    updatedAt: row.updated_at,
    dueAt: row.due_at,
  }
}
