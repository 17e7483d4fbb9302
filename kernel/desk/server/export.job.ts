import { PassThrough } from 'node:stream'
import { z } from 'zod'
import { type Actor, holds } from '#kernel/access/index.ts'
import { buildActor, type PolicyStore } from '#kernel/access/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import { defineJob, type Job, type JobDeps } from '#platform/jobs/job.ts'
import { toLocale } from '#platform/i18n.ts'
import { MOST_ROWS } from '../limits.ts'
import { record } from './export-handlers.ts'
import { type ExportList, type ListCtx, listCtx } from './export-list.ts'
import type { ExportRow } from './export-rows.ts'
import { openWorkbook } from './workbook.ts'

interface ExportDeps {
  lists: ReadonlyMap<string, ExportList>
  storage: Storage
  policies: PolicyStore
}

/** Why a file stopped being written; `cancelled` was said by its owner, the others are keys of `desk:failures`. */
type Stop = 'cancelled' | 'interrupted' | 'no_longer_allowed' | 'too_long'

class Stopped extends Error {
  readonly why: Stop
  constructor(why: Stop) {
    super(why)
    this.why = why
  }
}

/** Writes one file with the reach its owner has now, not with the one they had when they asked. */
export function exportJob(deps: ExportDeps): Job {
  return defineJob({
    name: 'desk.export',
    data: z.object({ id: z.uuid() }),
    async handle({ id }, job) {
      const begun = await begin(job, id)
      if (!begun) return
      const key = `exports/${id}.xlsx`
      const why = await writeFile({ ...begun, key }, deps, job).catch((error: unknown): Stop => {
        if (error instanceof Stopped) return error.why
        job.log.error({ event: 'export_failed', id, error: error instanceof Error ? error.message : String(error) })
        return 'interrupted'
      })
      if (why === null) return
      await deps.storage.delete(key).catch(() => undefined)
      if (why !== 'cancelled') await fail(job, id, why)
    },
  })
}

interface Begun {
  row: ExportRow
  now: Date
}

/** Takes what waits, and what a process that died left half done. */
async function begin({ withTx }: JobDeps, id: string): Promise<Begun | null> {
  return withTx(async tx => {
    const row = await tx.db
      .updateTable('desk.export')
      .set({ state: 'running', rows_done: 0 })
      .where('id', '=', id)
      .where('state', 'in', ['waiting', 'running'])
      .returningAll()
      .executeTakeFirst()
    return row ? { row, now: tx.now } : null
  })
}

async function writeFile(work: Begun & { key: string }, deps: ExportDeps, job: JobDeps): Promise<null> {
  const { row, now, key } = work
  const list = deps.lists.get(row.list)
  const actor = await buildActor(job.db, row.account_id, { now, policy: await deps.policies.current(now) })
  if (!list || !actor || !holds(actor, list.permission)) throw new Stopped('no_longer_allowed')
  const pipe = new PassThrough()
  const stored = deps.storage.putStream(key, pipe)
  const written = fillPipe({ row, now, list, actor, pipe }, job)
  // Whichever end breaks first takes the other with it, so that neither waits for ever.
  written.catch(error => pipe.destroy(error instanceof Error ? error : new Error(String(error))))
  stored.catch(error => pipe.destroy(error instanceof Error ? error : new Error(String(error))))
  const [rows] = await Promise.all([written, stored])
  const { contentLength } = await deps.storage.getMetaData(key)
  await finish(job, { id: row.id, key, rows, size: contentLength, actor, list: row.list, reason: row.reason })
  return null
}

interface Filling extends Begun {
  list: ExportList
  actor: Actor
  pipe: PassThrough
}

async function fillPipe({ row, now, list, actor, pipe }: Filling, job: JobDeps): Promise<number> {
  const locale = toLocale(row.locale)
  const query = row.query as Record<string, unknown>
  const chosen = (row.columns as string[]).flatMap(key => list.columns.find(column => column.key === key) ?? [])
  const account = await accountName(job, row.account_id)
  const about = { list: row.list, name: actor.name, account, at: row.requested_at, reason: row.reason, query, locale }
  const book = await openWorkbook(pipe, chosen, about)
  const ctx = listCtx(actor, list.permission, { tx: reading(job, now), now, locale })
  let [done, cursor]: [number, string | null] = [0, null]
  do {
    const page = await list.page({ query, cursor }, ctx)
    for (const cells of page.rows) book.add(cells)
    done += page.rows.length
    if (done > MOST_ROWS) throw new Stopped('too_long')
    await tell(job, row.id, { done, total: page.total })
    cursor = page.next
  } while (cursor !== null)
  await book.close(done)
  return done
}

/** A list only reads: what would write through this handle is a programming error. */
function reading({ db, log }: JobDeps, now: Date): ListCtx['tx'] {
  const refuse = () => {
    throw new Error('Reading a list may not write')
  }
  return { db, now, log, enqueue: refuse, gather: refuse, flush: async () => undefined, afterCommit: refuse }
}

/** How far it is; throws when its owner has said stop. */
async function tell(job: JobDeps, id: string, far: { done: number; total: number | undefined }): Promise<void> {
  const still = await job.db
    .updateTable('desk.export')
    .set({ rows_done: far.done, ...(far.total === undefined ? {} : { rows_total: far.total }) })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  if (!still) throw new Stopped('cancelled')
}

interface Finished {
  id: string
  key: string
  rows: number
  size: number
  actor: Actor
  list: string
  reason: string | null
}

async function finish({ withTx }: JobDeps, file: Finished): Promise<void> {
  await withTx(async tx => {
    const kept = await tx.db
      .updateTable('desk.export')
      .set({ state: 'done', storage_key: file.key, size_bytes: file.size, rows_total: file.rows, finished_at: tx.now })
      .where('id', '=', file.id)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst()
    if (!kept) throw new Stopped('cancelled')
    const { id, list, reason, rows } = file
    record(tx, file.actor, { event: 'export.written', id, reason, list, rows })
  })
}

async function fail({ withTx }: JobDeps, id: string, failure: Stop): Promise<void> {
  await withTx(tx =>
    tx.db
      .updateTable('desk.export')
      .set({ state: 'failed', failure, finished_at: tx.now })
      .where('id', '=', id)
      .where('state', '=', 'running')
      .execute(),
  )
}

async function accountName({ db }: JobDeps, accountId: string): Promise<string> {
  const row = await db.selectFrom('auth.user').select('username').where('id', '=', accountId).executeTakeFirst()
  return row?.username ?? accountId
}
