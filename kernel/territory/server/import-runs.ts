import { sql } from 'kysely'
import { z } from 'zod'
import { invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { Locale } from '#platform/i18n.ts'
import type { Db } from '#platform/db/index.ts'
import { importKinds, type ImportRun, rowError } from '../import-report.ts'
import { rowSentence } from './error-file.ts'

/** What is kept of a run's errors: the columns of the file and the rejected rows. */
export const storedErrors = z.object({ columns: z.array(z.string()), rows: z.array(rowError) })
const SHOWN_ERRORS = 50
const states = ['running', 'done', 'failed'] as const

export interface RunReader {
  personId: string
  locale: Locale
}

/** A caller's own run; somebody else's looks absent. */
export async function getRun(db: Db, id: string, reader: RunReader): Promise<ImportRun> {
  return toRun(await ownRow(db, id, reader.personId), reader.locale)
}

export async function runErrors(db: Db, id: string, reader: RunReader): Promise<z.output<typeof storedErrors>> {
  const row = await ownRow(db, id, reader.personId)
  return storedErrors.safeParse(row.errors).data ?? { columns: [], rows: [] }
}

/** A caller's own runs, the newest first. */
export async function listRuns(
  db: Db,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
  reader: RunReader,
): Promise<{ items: ImportRun[]; next: string | null }> {
  let query = db.selectFrom('territory.import_run').selectAll().where('started_by', '=', reader.personId)
  if (cursor !== undefined) {
    const { at, id } = positionOf(cursor)
    query = query.where(sql<boolean>`(started_at, id) < (${at}, ${id}::uuid)`)
  }
  const rows = await query
    .orderBy('started_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit + 1)
    .execute()
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(row => toRun(row, reader.locale)),
    next: rows.length > limit && last ? encodeCursor([last.started_at.getTime(), last.id]) : null,
  }
}

const position = z.tuple([z.int().min(0).max(253_402_300_799_999), z.uuid()])

function positionOf(cursor: string): { at: Date; id: string } {
  const parsed = position.safeParse(decodeCursor(cursor, 2))
  if (!parsed.success) throw invalid('cursor', 'platform.invalid_field')
  return { at: new Date(parsed.data[0]), id: parsed.data[1] }
}

async function ownRow(db: Db, id: string, personId: string) {
  const row = await db
    .selectFrom('territory.import_run')
    .selectAll()
    .where('id', '=', id)
    .where('started_by', '=', personId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

function toRun(row: Awaited<ReturnType<typeof ownRow>>, locale: Locale): ImportRun {
  const errors = storedErrors.safeParse(row.errors).data?.rows ?? []
  return {
    id: row.id,
    kind: z.enum(importKinds).parse(row.kind),
    fileName: row.file_name,
    dryRun: row.dry_run,
    state: z.enum(states).parse(row.state),
    total: row.total,
    done: row.done,
    accepted: row.accepted,
    rejected: row.rejected,
    errors: errors.slice(0, SHOWN_ERRORS).map(error => ({ ...error, sentence: rowSentence(error, locale) })),
    startedAt: row.started_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}
