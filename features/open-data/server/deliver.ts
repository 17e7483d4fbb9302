import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import type { JobDeps } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import type { PublicMatter } from '../ports.ts'
import { isGivenUp, nextAttempt } from '../retry.ts'
import type { OpenDataDeps } from './deps.ts'
import { signedHeaders } from './hook-secret.ts'

/** While one worker sends, others leave it alone for so long; a worker that died is followed by another then. */
const LEASE_MS = 120_000
const BATCH = 20

/** Takes what is due, a few at a time. */
async function claim(tx: Tx) {
  const due = await tx.db
    .selectFrom('open_data.delivery as d')
    .innerJoin('open_data.subscription as s', 's.id', 'd.subscription_id')
    .select(['d.district', 'd.event_id', 'd.subscription_id', 'd.event_type', 'd.subject_id', 'd.case_state', 'd.at'])
    .select(['d.payload', 'd.attempts', 's.url', 's.active', 's.failing_since', 's.name'])
    .select(['s.secret_alg', 's.secret_key_id', 's.secret_cipher', 's.former_secret_cipher', 's.former_until'])
    .where('d.state', '=', 'waiting')
    .where('d.next_at', '<=', tx.now)
    .orderBy('d.next_at')
    .limit(BATCH)
    .forUpdate('d')
    .skipLocked()
    .execute()
  for (const row of due)
    await of(tx, row)
      .set({ attempts: row.attempts + 1, next_at: new Date(tx.now.getTime() + LEASE_MS) })
      .execute()
  return due
}

type Due = Awaited<ReturnType<typeof claim>>[number]

function of(tx: Tx, row: Pick<Due, 'district' | 'event_id' | 'subscription_id'>) {
  return tx.db
    .updateTable('open_data.delivery')
    .where('district', '=', row.district)
    .where('event_id', '=', row.event_id)
    .where('subscription_id', '=', row.subscription_id)
}

/** Sends everything that is due. No transaction is open while the other side thinks. */
export async function deliverDue(deps: OpenDataDeps, { withTx, db }: JobDeps): Promise<void> {
  for (;;) {
    const due = await withTx(claim)
    for (const row of due) {
      if (!row.active) await withTx(tx => end(tx, row, { state: 'failed', last_error: 'switched off' }))
      else await deliver(deps, { withTx, db }, row)
    }
    if (due.length < BATCH) return
  }
}

async function deliver(deps: OpenDataDeps, { withTx, db }: Pick<JobDeps, 'withTx' | 'db'>, row: Due): Promise<void> {
  // What is no longer public when it is tried again is not told either.
  const open = await payloadOf(deps, db, row)
  if (open === null) return withTx(tx => end(tx, row, { state: 'skipped', last_error: null }))
  const payload = row.payload ?? open
  const at = await withTx(async tx => tx.now)
  const headers = signedHeaders(deps.crypto, row, { id: row.event_id, at, payload })
  const answer = await deps.outbound
    .send({ method: 'POST', url: row.url, headers, body: payload, maxBytes: 65_536 })
    .then(
      ({ status }) => ({ status, error: status >= 200 && status < 300 ? null : `HTTP ${status}` }),
      (error: unknown) => ({ status: null, error: error instanceof Error ? error.message.slice(0, 200) : 'failed' }),
    )
  await withTx(tx => conclude(tx, row, { ...answer, payload }))
}

/** What everybody may know of the matter, with the state it had; null when it is not public. */
async function payloadOf(deps: OpenDataDeps, db: JobDeps['db'], row: Due): Promise<string | null> {
  const key = { district: row.district, id: row.subject_id }
  const [matter] = await deps.matters.list(db, { key, limit: 1 }, 'zh')
  return matter
    ? JSON.stringify({ type: row.event_type, timestamp: row.at.toISOString(), data: dataOf(matter, row) })
    : null
}

function dataOf(matter: PublicMatter, row: Due) {
  return {
    service_request_id: matter.number,
    district: matter.district,
    id: matter.id,
    kind: matter.kind,
    category: matter.category?.id ?? null,
    status: row.event_type === 'matter.closed' ? 'closed' : 'open',
    state: row.case_state,
    area_code: matter.areaCode,
    area_name: matter.areaName,
    opened_at: matter.openedAt.toISOString(),
    url: `/ogc/collections/matters/items/${matter.district}.${matter.id}`,
  }
}

interface Answer {
  status: number | null
  error: string | null
  payload: string
}

async function conclude(tx: Tx, row: Due, { status, error, payload }: Answer): Promise<void> {
  const told = { payload, last_status: status, last_error: error }
  if (error === null) {
    await of(tx, row)
      .set({ ...told, state: 'delivered', delivered_at: tx.now, next_at: null })
      .execute()
    if (row.failing_since !== null)
      await subscription(tx, row).set({ failing_since: null }).where('active', '=', true).execute()
    return
  }
  const next = nextAttempt(tx.now, row.attempts + 1)
  await of(tx, row)
    .set({ ...told, state: next ? 'waiting' : 'failed', next_at: next })
    .execute()
  await countFailure(tx, row, status)
}

/** 410 is the other side's way of saying that it wants no more; otherwise days without a success end it. */
async function countFailure(tx: Tx, row: Due, status: number | null): Promise<void> {
  const since = row.failing_since ?? tx.now
  const over = status === 410 || isGivenUp(tx.now, since)
  await subscription(tx, row)
    .set({ failing_since: since, ...(over ? { active: false, disabled_at: tx.now } : {}) })
    .where('active', '=', true)
    .execute()
  if (!over) return
  writeAudit(tx, {
    district: NO_DISTRICT,
    actor: { personId: null, name: 'system' },
    event: 'interface.webhook_disabled',
    subjectKind: 'webhook',
    subjectId: row.subscription_id,
    details: { name: row.name, status },
  })
}

function subscription(tx: Tx, row: Due) {
  return tx.db.updateTable('open_data.subscription').where('id', '=', row.subscription_id)
}

async function end(tx: Tx, row: Due, to: { state: 'failed' | 'skipped'; last_error: string | null }): Promise<void> {
  await of(tx, row)
    .set({ ...to, next_at: null })
    .execute()
}
