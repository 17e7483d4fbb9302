import { z } from 'zod'
import type { Insertable } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import { notFound } from '#platform/error.ts'
import type { worksheetRun } from '../worksheet-contract.ts'
import type { CheckedRow } from './check-sheets.ts'

type RunRow = Insertable<DB['matters.worksheet_run']>
type RunView = z.input<typeof worksheetRun>

const cells = z.record(z.string(), z.string())
const rows = z.array(
  z.object({
    row: z.number().int(),
    cells,
    sheet: cells,
    faults: z.array(
      z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() }),
    ),
  }),
)

/** The rows of a run hold names and numbers of callers, so they are kept like those: encrypted. */
export function sealRows(crypto: CryptoProvider, list: readonly CheckedRow[]) {
  const sealed = crypto.encrypt(JSON.stringify(list))
  return { alg: sealed.alg, key_id: sealed.keyId, rows_cipher: sealed.cipher }
}

export function openRows(
  crypto: CryptoProvider,
  run: { alg: string | null; key_id: string | null; rows_cipher: string | null },
): CheckedRow[] {
  if (run.alg === null || run.key_id === null || run.rows_cipher === null) return []
  const text = crypto.decrypt({ alg: run.alg, keyId: run.key_id, cipher: run.rows_cipher })
  return rows.parse(JSON.parse(text)).map(({ faults, ...row }) => ({
    ...row,
    faults: faults.map(({ code, params }) => ({ code, ...(params ? { params } : {}) })),
  }))
}

/** One's own run; another's is 404. */
export async function ownRun(db: Db, key: { id: string; personId: string }) {
  const row = await db
    .selectFrom('matters.worksheet_run')
    .selectAll()
    .where('id', '=', key.id)
    .where('started_by', '=', key.personId)
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

const states = ['checked', 'running', 'done', 'failed'] as const

export function runView(
  row: Omit<RunRow, 'created_at' | 'finished_at'> & { created_at: Date; finished_at: Date | null },
): RunView {
  return {
    id: row.id,
    fileName: row.file_name,
    state: states.find(state => state === row.state) ?? 'failed',
    total: row.total,
    done: row.done ?? 0,
    created: row.created ?? 0,
    known: row.known ?? 0,
    failed: row.failed ?? 0,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
  }
}
