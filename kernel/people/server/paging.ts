import { z } from 'zod'
import { invalid } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'

/** Splits `limit + 1` rows into a page and the cursor of the next one. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  options: { key: (row: Row) => [string, string]; item: (row: Row) => Item },
): { items: Item[]; next: string | null } {
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(options.item), next: last === undefined ? null : encodeCursor(options.key(last)) }
}

const key = z.tuple([z.string(), z.uuid()])

/** The sort text and id a page goes on after. */
export function readCursor(cursor: string): { text: string; id: string } {
  const parsed = key.safeParse(decodeCursor(cursor, 2))
  if (!parsed.success) throw invalid('cursor', 'platform.invalid_field')
  return { text: parsed.data[0], id: parsed.data[1] }
}
