import { z } from 'zod'
import { type Actor, holds } from '#kernel/access/index.ts'
import { buildActor, type PolicyStore } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import { defineJob, type Job, type JobDeps } from '#platform/jobs/job.ts'
import { errorTextKey, toLocale } from '#platform/i18n.ts'
import type { Tx } from '#platform/tx.ts'
import { mapping } from '../../import-shapes.ts'
import { listCtx } from '../export-list.ts'
import { type Checked, checkLines, faultsOf } from './check-lines.ts'
import { recordImport } from './import-audit.ts'
import { type ImportRunRow, readLines } from './import-rows.ts'
import type { ImportBook } from './import-book.ts'
import { PORTION, Stopped, Tally } from './tally.ts'
import type { Fault, ImportCtx, Importer, ImportRow } from './importer.ts'

export const IMPORT_JOB = 'desk.import'

export interface ImportDeps {
  importers: ImportBook
  storage: Storage
  policies: PolicyStore
}

/**
 * Applies an import with the reach its owner has now, each row in a transaction of its own with the progress it makes:
 * a row that is refused stops nobody else, and an interrupted run goes on where it was.
 */
export function importJob(deps: ImportDeps): Job {
  return defineJob({
    name: IMPORT_JOB,
    data: z.object({ id: z.uuid() }),
    async handle({ id }, job) {
      const run = await begin(job, id)
      if (!run) return
      try {
        await applyAll(run, deps, job)
        await finish(job, run.row, 'done')
      } catch (error) {
        if (!(error instanceof Stopped)) throw error
        if (error.why !== 'cancelled') await finish(job, run.row, 'failed', error.why)
      }
    },
  })
}

interface Begun {
  row: ImportRunRow
  now: Date
}

async function begin({ withTx }: JobDeps, id: string): Promise<Begun | null> {
  return withTx(async tx => {
    const row = await tx.db
      .updateTable('desk.import_run')
      .set({ state: 'running' })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returningAll()
      .executeTakeFirst()
    return row ? { row, now: tx.now } : null
  })
}

interface Applying {
  run: ImportRunRow
  importer: Importer
  actor: Actor
}

async function applyAll({ row: run, now }: Begun, deps: ImportDeps, job: JobDeps): Promise<void> {
  const importer = deps.importers.get(run.kind)
  const policy = await deps.policies.current(now)
  const actor = await buildActor(job.db, run.account_id, { now, policy })
  if (!importer || !actor || !holds(actor, importer.permission)) throw new Stopped('no_longer_allowed')
  const applying = { run, importer, actor }
  const lines = await readLines(deps.storage, run.storage_key ?? '')
  const header = { row: run.header_row, mapping: mapping.parse(run.mapping) }
  const checked = await job.withTx(async tx => {
    const found = await checkLines(lines, header, { importer, ctx: ctxOf(applying, tx) })
    if (run.rows_done === 0) await startOver(tx, run.id, found)
    return found
  })
  const done = new Tally()
  for (const { row, verdict } of checked.rows.slice(run.rows_done)) {
    if (verdict.outcome === 'wrong') done.add('wrong')
    else if (verdict.outcome === 'same') done.add('unchanged')
    else await applyRow(row, { ...applying, job, done })
    if (done.size < PORTION) continue
    await job.withTx(tx => done.write(tx, run.id))
    done.clear()
  }
  await job.withTx(tx => done.write(tx, run.id))
}

/** The counts begin anew: from now on they say what was done, not what would be. */
async function startOver(tx: Tx, id: string, { rows, faults }: Checked): Promise<void> {
  await tx.db
    .updateTable('desk.import_run')
    .set({ created: 0, changed: 0, unchanged: 0, wrong: 0, rows_total: rows.length, faults: jsonb(faults) })
    .where('id', '=', id)
    .execute()
}

function ctxOf({ run, importer, actor }: Applying, tx: Tx): ImportCtx {
  return listCtx(actor, importer.permission, { tx, now: tx.now, locale: toLocale(run.locale) })
}

async function applyRow(row: ImportRow, at: Applying & { job: JobDeps; done: Tally }): Promise<void> {
  const { run, importer, job, done } = at
  try {
    await job.withTx(async tx => {
      const verdict = await importer.take(row, ctxOf(at, tx))
      // Right when the file was looked at as a whole, wrong now that it is its turn.
      if (verdict.outcome === 'wrong') throw new Overtaken(verdict.faults)
      await done
        .with(({ create: 'created', change: 'changed', same: 'unchanged' } as const)[verdict.outcome])
        .write(tx, run.id)
    })
    done.clear()
  } catch (error) {
    if (error instanceof Stopped) throw error
    if (!(error instanceof DomainError || error instanceof Overtaken))
      job.log.error({ event: 'import_row_failed', id: run.id, row: row.row, error: String(error).slice(0, 300) })
    await job.withTx(tx => done.with('wrong').write(tx, run.id, faultsOf(row, reasonsOf(error, importer))))
    done.clear()
  }
}

class Overtaken extends Error {
  readonly faults: readonly Fault[]
  constructor(faults: readonly Fault[]) {
    super('overtaken')
    this.faults = faults
  }
}

/** A refusal of the domain stands at the column its field stands in. */
function reasonsOf(error: unknown, importer: Importer): readonly Fault[] {
  if (error instanceof Overtaken) return error.faults
  if (!(error instanceof DomainError)) return [{ column: null, text: 'desk:importFaults.unexpected' }]
  const field = error.field === undefined ? '' : (importer.fields?.[error.field] ?? error.field)
  const column = importer.columns.some(({ key }) => key === field) ? field : null
  return [{ column, text: errorTextKey(error.code), params: error.params }]
}

async function finish(
  { withTx }: JobDeps,
  { id, kind, person_id: personId }: ImportRunRow,
  state: 'done' | 'failed',
  failure: string | null = null,
): Promise<void> {
  await withTx(async tx => {
    const row = await tx.db
      .updateTable('desk.import_run')
      .set({ state, failure, finished_at: tx.now })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returningAll()
      .executeTakeFirst()
    const person = await tx.db.selectFrom('people.person').select('name').where('id', '=', personId).executeTakeFirst()
    if (!row) return
    const { created, changed, unchanged, wrong } = row
    recordImport(
      tx,
      { personId, name: person?.name ?? '' },
      { event: `import.${state}`, id, kind, created, changed, unchanged, wrong },
    )
  })
}
