import { z } from 'zod'
import { invalid } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'

/** The id a page goes on after, at the end of the sort values; whatever else a cursor holds is refused. */
export function lastId(values: readonly (string | number | null)[]): string {
  const id = z.uuid().safeParse(values.at(-1))
  if (!id.success) throw invalid('cursor', 'platform.invalid_field')
  return id.data
}

/** The cursor of a list ordered by id alone. */
export function afterId(cursor: string | undefined): string | undefined {
  return cursor === undefined ? undefined : lastId(decodeCursor(cursor, 1))
}

/** Splits `limit + 1` rows ordered by id into a page and what comes next. */
export function pageById<Row extends { id: string }>(rows: readonly Row[], limit: number) {
  const shown = rows.slice(0, limit)
  const end = rows.length > limit ? shown.at(-1) : undefined
  return { shown, next: end ? encodeCursor([end.id]) : null }
}
