import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT, newId } from '#kernel/ids/index.ts'
import { DomainError } from '#platform/error.ts'
import { type Locale, translate } from '#platform/i18n.ts'
import { writeWorkbook } from '#platform/table/index.ts'
import { ERROR_COLUMN, shippedColumns } from '../worksheet-columns.ts'
import { ROWS_SHOWN } from '../worksheet-contract.ts'
import { type CheckedRow, checkSheets, knownSheets } from './check-sheets.ts'
import { readIntakeSettings } from './intake-settings-store.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import type { SheetFault } from './place-sheet.ts'
import { readSheets } from './sheet-file.ts'
import type { TakeInDeps } from './take-in.ts'
import { IMPORT_JOB } from './worksheet-import.job.ts'
import { openRows, ownRun, runView, sealRows } from './worksheet-runs.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function worksheetHandlers({ crypto }: TakeInDeps) {
  return {
    async readWorksheetTemplate(_input, ctx) {
      const { sheetColumns } = await readIntakeSettings(ctx.tx.db)
      const headers = Object.values(sheetColumns).map(names => names[0] ?? '')
      return sendFile(ctx, 'worksheets-template.xlsx', await writeWorkbook({ name: '工单', headers, rows: [] }))
    },
    async checkWorksheets(_input, ctx) {
      const file = await fileOf(ctx)
      const { sheetColumns } = await readIntakeSettings(ctx.tx.db)
      const rows = await checkSheets(ctx.tx.db, await readSheets(file, sheetColumns), {
        scope: ctx.scope,
        now: ctx.now,
      })
      return runView(await keepRun(ctx, { name: file.name, rows, sealed: sealRows(crypto, rows) }))
    },
    async listWorksheetRuns(_input, ctx) {
      const rows = await ctx.tx.db
        .selectFrom('matters.worksheet_run')
        .selectAll()
        .where('started_by', '=', ctx.actor.personId)
        .orderBy('created_at', 'desc')
        .limit(20)
        .execute()
      return { items: rows.map(runView) }
    },
    ...runHandlers(crypto),
  } satisfies Partial<MattersHandlers>
}

/** What may be done with one run of one's own. */
function runHandlers(crypto: TakeInDeps['crypto']) {
  return {
    async getWorksheetRun({ params }, ctx) {
      const run = await ownRun(ctx.tx.db, { id: params.id, personId: ctx.actor.personId })
      const refused = openRows(crypto, run).filter(row => row.faults.length > 0)
      return {
        ...runView(run),
        refused: refused.slice(0, ROWS_SHOWN).map(({ row, sheet, faults }) => ({
          row,
          number: sheet.number ?? '',
          reasons: faults.map(fault => reasonOf(fault, ctx.locale)),
        })),
      }
    },
    async startWorksheetRun({ params }, ctx) {
      const run = await ownRun(ctx.tx.db, { id: params.id, personId: ctx.actor.personId })
      const started = await ctx.tx.db
        .updateTable('matters.worksheet_run')
        .set({ state: 'running', created: 0, known: 0, failed: 0 })
        .where('id', '=', params.id)
        .where('state', '=', 'checked')
        .where('rows_cipher', 'is not', null)
        .returningAll()
        .executeTakeFirst()
      if (!started) throw new DomainError('matters.run_not_ready')
      await ctx.tx.enqueue(IMPORT_JOB, { runId: params.id })
      writeAudit(ctx.tx, {
        district: NO_DISTRICT,
        actor: ctx.actor,
        event: 'worksheet.imported',
        subjectKind: 'import_run',
        subjectId: params.id,
        details: { file: run.file_name, sheets: run.total },
      })
      return runView(started)
    },
    async readWorksheetErrors({ params }, ctx) {
      const run = await ownRun(ctx.tx.db, { id: params.id, personId: ctx.actor.personId })
      const refused = openRows(crypto, run).filter(row => row.faults.length > 0)
      return sendFile(ctx, `worksheets-errors-${params.id.slice(-6)}.xlsx`, await errorFile(refused, ctx.locale))
    },
  } satisfies Partial<MattersHandlers>
}

/** The rows as they came, with why each was refused: mended there, the file can be uploaded as it is. */
async function errorFile(refused: readonly CheckedRow[], locale: Locale): Promise<Buffer> {
  const headers = [...new Set(refused.flatMap(row => Object.keys(row.cells)))].filter(name => name !== ERROR_COLUMN)
  const rows = refused.map(row => [
    ...headers.map(name => row.cells[name] ?? ''),
    row.faults.map(fault => reasonOf(fault, locale)).join('；'),
  ])
  const shown = headers.length > 0 ? headers : Object.values(shippedColumns).map(names => names[0] ?? '')
  return writeWorkbook({ name: '工单', headers: [...shown, ERROR_COLUMN], rows })
}

function reasonOf(fault: SheetFault, locale: Locale): string {
  return translate(locale, `matters:sheetErrors.${fault.code}`, fault.params)
}

async function fileOf(ctx: Ctx): Promise<{ name: string; bytes: Buffer }> {
  const part = await ctx.request.file({ limits: { files: 1, fileSize: 10 * 1024 * 1024 } })
  if (!part) throw new DomainError('matters.sheet_file', { status: 422, field: 'file' })
  const bytes = await part.toBuffer().catch(() => {
    throw new DomainError('matters.sheet_file', { status: 413, field: 'file' })
  })
  return { name: part.filename.slice(0, 200), bytes }
}

async function keepRun(
  ctx: Ctx,
  file: { name: string; rows: readonly CheckedRow[]; sealed: ReturnType<typeof sealRows> },
) {
  const { rows } = file
  const failed = rows.filter(row => row.faults.length > 0).length
  const sound = rows.filter(row => row.faults.length === 0).map(row => row.sheet.number ?? '')
  const known = (await knownSheets(ctx.tx.db, sound)).size
  return ctx.withTx(tx =>
    tx.db
      .insertInto('matters.worksheet_run')
      .values({
        id: newId(tx.now),
        area_code: ctx.scope.areas.map(area => area.code).join(','),
        file_name: file.name,
        state: 'checked',
        total: rows.length,
        created: sound.length - known,
        known,
        failed,
        ...file.sealed,
        started_by: ctx.actor.personId,
        created_at: tx.now,
      })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

export function sendFile(ctx: Ctx, name: string, bytes: Buffer) {
  return ctx.reply
    .type(XLSX)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('cache-control', 'no-store')
    .send(bytes)
}
