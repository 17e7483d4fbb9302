import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { ImportRun, RowError } from '../import-report.ts'
import type { Crs } from '../shapes.ts'
import type { TerritoryCtx } from './ctx.ts'
import { prepareBoundaries } from './import-boundaries.ts'
import { prepareDivisions } from './import-divisions.ts'
import { getRun, type storedErrors } from './import-runs.ts'
import { type PreparedImport, settledRows } from './prepared-import.ts'
import type { z } from 'zod'

export interface ImportRequest {
  requestId: string
  kind: 'divisions' | 'boundaries'
  fileName: string
  text: string
  crs: Crs
  dryRun: boolean
}

/** Errors kept of one file; a file with more is the wrong file. */
const MAX_ERRORS = 10_000

/**
 * Runs an import for a signed-in person. Each portion commits by itself with the progress so far, so that a large file
 * holds nobody up and the run can be watched; what was committed stays when a later portion fails, and running the file
 * again takes in the rest. Sending the same request again returns the run it started.
 */
export async function runImport(ctx: TerritoryCtx, request: ImportRequest): Promise<ImportRun> {
  const reader = { personId: ctx.actor.personId, locale: ctx.locale }
  const isNew = await ctx.withTx(tx => startRun(tx, request, reader.personId))
  if (!isNew) return getRun(ctx.tx.db, request.requestId, reader)
  try {
    const prepared = await ctx.withTx(tx => prepare(tx, request, ctx))
    await applyPortions(ctx, request, prepared)
    await ctx.withTx(tx => finishRun(tx, request, { prepared, ctx }))
  } catch (error) {
    await ctx.withTx(tx => setRun(tx, request.requestId, { state: 'failed', finished_at: tx.now }))
    throw error
  }
  return getRun(ctx.tx.db, request.requestId, reader)
}

async function startRun(tx: Tx, request: ImportRequest, startedBy: string): Promise<boolean> {
  const made = await tx.db
    .insertInto('territory.import_run')
    .values({
      id: request.requestId,
      kind: request.kind,
      file_name: request.fileName,
      dry_run: request.dryRun,
      state: 'running',
      started_by: startedBy,
      started_at: tx.now,
    })
    .onConflict(conflict => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return made !== undefined
}

async function prepare(tx: Tx, request: ImportRequest, ctx: TerritoryCtx): Promise<PreparedImport> {
  const options = { dryRun: request.dryRun, mayEdit: ctx.reaches }
  const prepared =
    request.kind === 'divisions'
      ? await prepareDivisions(tx, request.text, options)
      : await prepareBoundaries(tx, request.text, { ...options, crs: request.crs, source: request.fileName })
  const { report } = prepared
  await setRun(tx, request.requestId, {
    total: report.total,
    done: settledRows(prepared),
    accepted: report.unchanged,
    rejected: report.rejected,
    errors: JSON.stringify(kept(report.columns, report.errors)),
  })
  return prepared
}

async function applyPortions(ctx: TerritoryCtx, request: ImportRequest, prepared: PreparedImport): Promise<void> {
  let written = 0
  for (const portion of prepared.portions) {
    written += portion.rows
    await ctx.withTx(async tx => {
      if (!request.dryRun) await portion.apply(tx)
      await setRun(tx, request.requestId, {
        done: settledRows(prepared) + written,
        accepted: prepared.report.unchanged + written,
      })
    })
  }
}

async function finishRun(
  tx: Tx,
  request: ImportRequest,
  { prepared, ctx }: { prepared: PreparedImport; ctx: TerritoryCtx },
): Promise<void> {
  await setRun(tx, request.requestId, { state: 'done', finished_at: tx.now })
  if (request.dryRun) return
  const { total, created, changed, unchanged, rejected } = prepared.report
  writeAudit(tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event: `territory.${request.kind}_imported`,
    subjectKind: 'import_run',
    subjectId: request.requestId,
    details: { fileName: request.fileName, total, created, changed, unchanged, rejected },
  })
}

async function setRun(
  tx: Tx,
  id: string,
  values: {
    state?: string
    finished_at?: Date
    total?: number
    done?: number
    accepted?: number
    rejected?: number
    errors?: string
  },
): Promise<void> {
  await tx.db.updateTable('territory.import_run').set(values).where('id', '=', id).execute()
}

function kept(columns: string[], errors: readonly RowError[]): z.output<typeof storedErrors> {
  return { columns, rows: errors.toSorted((a, b) => a.line - b.line).slice(0, MAX_ERRORS) }
}
