import { type RawBuilder, sql } from 'kysely'
import { notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Db } from '#platform/db/index.ts'
import { type AreaLevel, areaLevels, lineage } from '../code.ts'
import type { Area, AreaDetail, AreaRef } from '../shapes.ts'
import { containing, inForceOn } from './in-force.ts'

export interface AreaFilter {
  /** 'none': areas without a parent. */
  parent?: string | undefined
  level?: AreaLevel | undefined
  /** Part of a name, or the beginning of a code. */
  q?: string | undefined
  includeClosed: boolean
  cursor?: string | undefined
  limit: number
}

/** Areas by code. The tree is public knowledge, so there is no scope. */
export async function listAreas(
  db: Db,
  filter: AreaFilter,
  today: string,
): Promise<{ items: Area[]; next: string | null }> {
  let query = areas(db, today)
  if (filter.parent === 'none') query = query.where('area.parent_code', 'is', null)
  else if (filter.parent !== undefined) query = query.where('area.parent_code', '=', filter.parent)
  if (filter.level !== undefined) query = query.where('area.level', '=', filter.level)
  if (filter.q) query = query.where(matching(filter.q))
  if (!filter.includeClosed) query = query.where(inForceOn(today, 'area.valid_to'))
  if (filter.cursor !== undefined) query = query.where('area.code', '>', String(decodeCursor(filter.cursor, 1)[0]))
  const rows = await query
    .orderBy('area.code')
    .limit(filter.limit + 1)
    .execute()
  const items = rows.slice(0, filter.limit).map(toArea)
  const last = items.at(-1)
  return { items, next: rows.length > filter.limit && last ? encodeCursor([last.code]) : null }
}

/** One area with its path and history; 404 when there is none. */
export async function getArea(db: Db, code: string, today: string): Promise<AreaDetail> {
  const row = await areas(db, today).where('area.code', '=', code).executeTakeFirst()
  if (!row) throw notFound()
  const names = await db
    .selectFrom('territory.area_name')
    .select(['name', 'valid_from'])
    .where('code', '=', code)
    .orderBy('valid_from')
    .execute()
  const boundary = await db
    .selectFrom('territory.boundary')
    .select('generation')
    .where('code', '=', code)
    .where('valid_to', 'is', null)
    .executeTakeFirst()
  return {
    ...toArea(row),
    path: await pathOf(db, code),
    formerNames: names.flatMap(({ name, valid_from }, index) => {
      const next = names[index + 1]
      return next ? [{ name, from: valid_from, to: next.valid_from }] : []
    }),
    boundaryGeneration: boundary?.generation ?? null,
  }
}

/** Names on the way down to an area, the city first and the area itself last; levels that are not there are left out. */
export async function pathOf(db: Db, code: string): Promise<AreaRef[]> {
  const rows = await db
    .selectFrom('territory.area')
    .select(['code', 'name', 'level'])
    .where('code', 'in', lineage(code))
    .orderBy('code')
    .execute()
  return rows.map(row => ({ ...row, level: asLevel(row.level) }))
}

function areas(db: Db, today: string) {
  return db
    .selectFrom('territory.area as area')
    .selectAll('area')
    .select(eb =>
      eb
        .selectFrom('territory.area as child')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('child.parent_code', '=', 'area.code')
        .where(inForceOn(today, 'child.valid_to'))
        .as('children'),
    )
}

function matching(words: string): RawBuilder<boolean> {
  const text = containing(words)
  if (/^\d+$/.test(words)) return sql<boolean>`(area.code like ${`${words}%`} or area.name ilike ${text})`
  return sql<boolean>`(area.name ilike ${text} or area.name_en ilike ${text})`
}

type AreaRow = Awaited<ReturnType<ReturnType<typeof areas>['execute']>>[number]

function toArea(row: AreaRow): Area {
  return {
    code: row.code,
    name: row.name,
    level: asLevel(row.level),
    parentCode: row.parent_code,
    nameEn: row.name_en,
    kind: row.kind,
    functions: row.functions,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    predecessorCode: row.predecessor_code,
    successorCode: row.successor_code,
    lng: row.lng,
    lat: row.lat,
    households: row.households,
    children: row.children ?? 0,
  }
}

function asLevel(text: string): AreaLevel {
  const level = areaLevels.find(known => known === text)
  if (!level) throw new Error(`Unknown area level in the database: ${text}`)
  return level
}
