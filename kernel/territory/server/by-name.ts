import { type RawBuilder, sql } from 'kysely'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'

export interface PageQuery {
  cursor?: string | undefined
  limit: number
}

interface Named {
  id: string
  name: string
}

/** Condition that a row comes after the last one of the page before, in the order name, id. */
export function afterCursor(cursor: string, name: string, id: string): RawBuilder<boolean> {
  const [lastName, lastId] = decodeCursor(cursor, 2)
  return sql<boolean>`(${sql.ref(name)}, ${sql.ref(id)}) > (${String(lastName)}, ${String(lastId)}::uuid)`
}

/** Cuts one row too many off a page and says where the next begins. */
export function pageByName<R extends Named, T>(rows: readonly R[], limit: number, map: (row: R) => T) {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown.map(map), next: rows.length > limit && last ? encodeCursor([last.name, last.id]) : null }
}
