import { type Insertable, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Db } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import { urgencies } from '../categories.ts'
import type { CategoryView } from '../shapes.ts'

export type CategoryRow = Insertable<DB['matters.category']>

/** Items of the work-item list with the classes they stand for, in the order of the list. */
export async function readCategories(db: Db, filter: { ids?: readonly string[] } = {}): Promise<CategoryView[]> {
  let query = db
    .selectFrom('matters.category as k')
    .select(['k.id', 'k.field', 'k.name', 'k.name_en', 'k.keywords', 'k.urgency', 'k.reopen_days'])
    .select(['k.photo_required', 'k.residents', 'k.position', 'k.valid_to'])
    .select(['k.near_metres', 'k.near_days', 'k.near_shown'])
    .where('k.parent_id', 'is not', null)
    .orderBy('k.position')
    .orderBy('k.id')
  if (filter.ids) query = query.where('k.id', 'in', filter.ids)
  const rows = await query.execute()
  const classes = await classesOf(db)
  return rows.map(row => ({
    id: row.id,
    field: row.field,
    name: row.name,
    nameEn: row.name_en,
    keywords: row.keywords,
    urgency: urgencies.find(known => known === row.urgency) ?? 'normal',
    reopenDays: row.reopen_days,
    photoRequired: row.photo_required,
    residents: row.residents,
    nearMetres: row.near_metres,
    nearDays: row.near_days,
    nearShown: row.near_shown,
    position: row.position,
    validTo: row.valid_to,
    classes: classes.get(row.id) ?? [],
  }))
}

async function classesOf(db: Db): Promise<Map<string, CategoryView['classes']>> {
  const rows = await db
    .selectFrom('matters.category_class as l')
    .innerJoin('matters.standard_class as s', join =>
      join.onRef('s.standard_ref', '=', 'l.standard_ref').onRef('s.kind', '=', 'l.kind').onRef('s.code', '=', 'l.code'),
    )
    .select(['l.category_id', 's.standard_ref', 's.kind', 's.code', 's.name'])
    .orderBy('s.code')
    .execute()
  const classes = new Map<string, CategoryView['classes']>()
  for (const { category_id: id, standard_ref: standardRef, kind, code, name } of rows)
    classes.set(id, [...(classes.get(id) ?? []), { standardRef, kind, code, name }])
  return classes
}

export async function readFields(db: Db): Promise<{ id: string; name: string; nameEn: string }[]> {
  return db
    .selectFrom('matters.category')
    .select(['id', 'name', 'name_en as nameEn'])
    .where('parent_id', 'is', null)
    .orderBy('position')
    .execute()
}

/** An item that new matters may be given today. Throws `matters.category_unknown` naming the field of the input. */
export async function usableCategory(db: Db, id: string, at: { field: string; now: Date }) {
  const row = await db
    .selectFrom('matters.category')
    .select(['id', 'name', 'urgency', 'residents'])
    .where('id', '=', id)
    .where('parent_id', 'is not', null)
    .where(sql<boolean>`(valid_to is null or valid_to > ${shanghaiDate(at.now)})`)
    .executeTakeFirst()
  if (!row) throw invalid(at.field, 'matters.category_unknown')
  return row
}
