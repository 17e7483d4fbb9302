import { z } from 'zod'
import type { Scope } from '#kernel/access/index.ts'
import type { JobDeps } from '#platform/jobs/job.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import type { Log } from '#platform/log.ts'
import type { WithTx } from '#platform/tx.ts'
import type { Db } from '#platform/db/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { type CheckedRow, knownSheets } from './check-sheets.ts'
import { readIntakeSettings } from './intake-settings-store.ts'
import { loadGazetteer } from './place-sheet.ts'
import type { TakeInDeps } from './take-in.ts'
import { type SheetWorld, takeSheet } from './take-sheet.ts'
import { openRows, sealRows } from './worksheet-runs.ts'

export const IMPORT_JOB = 'matters.import-worksheets'
const data = z.object({ runId: z.uuid() })

/** Takes the rows of a run in, one transaction each, from where an interrupted run stopped. */
export function importWorksheets(deps: TakeInDeps): Job {
  return defineJob({
    name: IMPORT_JOB,
    data,
    async handle({ runId }, job) {
      const run = await job.db
        .selectFrom('matters.worksheet_run')
        .selectAll()
        .where('id', '=', runId)
        .where('state', '=', 'running')
        .executeTakeFirst()
      if (!run) return
      const rows = openRows(deps.crypto, run)
      const by = run.started_by
      const world = await loadWorld(job.db, { areaCode: run.area_code, now: run.created_at })
      for (const row of rows.slice(run.done)) {
        const became = await takeRow(job, row, { world, deps, by })
        await job.withTx(async tx => {
          await tx.db
            .updateTable('matters.worksheet_run')
            .set(eb => ({ done: eb('done', '+', 1), [became]: eb(became, '+', 1) }))
            .where('id', '=', runId)
            .execute()
        })
      }
      await finish(job.withTx, { runId, deps, rows })
    },
  })
}

async function loadWorld(db: Db, at: { areaCode: string; now: Date }): Promise<SheetWorld> {
  // The rows were checked against the reach of whoever started the run; it is the run's now.
  const scope: Scope = {
    permission: 'worksheet.exchange',
    areas: at.areaCode.split(',').map(code => ({ code, caseTypes: null })),
    organisations: [],
    requesterId: null,
    guards: [],
  }
  const today = shanghaiDate(at.now)
  const categories = await db
    .selectFrom('matters.category')
    .select(['id', 'name', 'urgency'])
    .where('parent_id', 'is not', null)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  return { gazetteer: await loadGazetteer(db, scope, at.now), settings: await readIntakeSettings(db), categories }
}

type Became = 'created' | 'known' | 'failed'
interface Taking {
  world: SheetWorld
  deps: TakeInDeps
  by: string
}

/** A row that is refused, or fails, leaves nothing behind and does not stop the others. */
async function takeRow(job: JobDeps & { log: Log }, row: CheckedRow, at: Taking): Promise<Became> {
  if (row.faults.length > 0) return 'failed'
  const number = row.sheet.number ?? ''
  const isKnown = async () => (await knownSheets(job.db, [number])).has(number)
  if (await isKnown()) return 'known'
  try {
    const took = await job.withTx(tx => takeSheet(tx, row, at))
    if (!('faults' in took)) return 'created'
    row.faults.push(...took.faults)
  } catch (error) {
    // Another run may have taken it in at the same moment.
    if (await isKnown()) return 'known'
    job.log.error({ event: 'worksheet_failed', row: row.row, error: String(error).slice(0, 300) })
    row.faults.push({ code: 'unexpected' })
  }
  return 'failed'
}

/** Only what was refused is still needed, for the file of errors. */
async function finish(
  withTx: WithTx,
  { runId, deps, rows }: { runId: string; deps: TakeInDeps; rows: readonly CheckedRow[] },
): Promise<void> {
  const refused = rows.filter(row => row.faults.length > 0)
  const kept = refused.length > 0 ? sealRows(deps.crypto, refused) : { alg: null, key_id: null, rows_cipher: null }
  await withTx(async tx => {
    await tx.db
      .updateTable('matters.worksheet_run')
      .set({ ...kept, state: 'done', finished_at: tx.now })
      .where('id', '=', runId)
      .execute()
  })
}

const KEPT_MS = 7 * 86_400_000

/** Rows of a run, refused or never started, are gone a week after it. */
export const forgetWorksheetRows = defineJob({
  name: 'matters.forget-worksheet-rows',
  data: z.object({}),
  cron: '40 3 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      await tx.db
        .updateTable('matters.worksheet_run')
        .set({ alg: null, key_id: null, rows_cipher: null })
        .where('rows_cipher', 'is not', null)
        .where('state', '<>', 'running')
        .where('created_at', '<', new Date(tx.now.getTime() - KEPT_MS))
        .execute()
    })
  },
})
