import { systemActor } from '#kernel/access/index.ts'
import { screenWords } from '#kernel/people/index.ts'
import { actOnCase } from '#kernel/workflow/server/index.ts'
import { translate } from '#platform/i18n.ts'
import type { JobDeps } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { z } from 'zod'
import { nextAttempt } from '../retry.ts'
import type { OpenDataDeps } from './deps.ts'
import { askStatus, askToken, type Foreign, ForeignError, postForeign } from './foreign.ts'

const LEASE_MS = 120_000
const LOOK_AGAIN_MS = 600_000
const BATCH = 20
const serviceMap = z.record(z.string(), z.string())

async function claim(tx: Tx) {
  const due = await tx.db
    .selectFrom('open_data.outgoing as o')
    .innerJoin('open_data.endpoint as e', 'e.organisation_id', 'o.organisation_id')
    .innerJoin('people.organisation as u', 'u.id', 'o.organisation_id')
    .select(['o.district', 'o.case_id', 'o.organisation_id', 'o.from_seq', 'o.subject_id', 'o.category', 'o.state'])
    .select(['o.attempts', 'o.foreign_id', 'o.foreign_token', 'o.foreign_status', 'o.foreign_notes'])
    .select(['e.url', 'e.jurisdiction', 'e.key_alg', 'e.key_id', 'e.key_cipher', 'e.service_map', 'e.default_service'])
    .select('u.name as unit')
    .where('o.next_at', '<=', tx.now)
    .where('e.active', '=', true)
    .orderBy('o.next_at')
    .limit(BATCH)
    .forUpdate('o')
    .skipLocked()
    .execute()
  for (const row of due)
    await of(tx, row)
      .set({ next_at: new Date(tx.now.getTime() + LEASE_MS) })
      .execute()
  return due
}

type Due = Awaited<ReturnType<typeof claim>>[number]

function of(tx: Tx, row: Pick<Due, 'district' | 'case_id' | 'organisation_id' | 'from_seq'>) {
  return tx.db
    .updateTable('open_data.outgoing')
    .where('district', '=', row.district)
    .where('case_id', '=', row.case_id)
    .where('organisation_id', '=', row.organisation_id)
    .where('from_seq', '=', row.from_seq)
}

/** Hands over what waits and asks after what was handed over. No transaction is open while the other side thinks. */
export async function exchangeDue(deps: OpenDataDeps, job: JobDeps): Promise<void> {
  for (;;) {
    const due = await job.withTx(claim)
    for (const row of due) await (row.state === 'waiting' ? hand(deps, job, row) : ask(deps, job, row))
    if (due.length < BATCH) return
  }
}

function foreignOf({ crypto }: OpenDataDeps, row: Due): Foreign {
  const apiKey = crypto.decrypt({ alg: row.key_alg, keyId: row.key_id, cipher: row.key_cipher })
  return { url: row.url, jurisdiction: row.jurisdiction, apiKey }
}

async function hand(deps: OpenDataDeps, { withTx, db }: JobDeps, row: Due): Promise<void> {
  try {
    const matter = await deps.matters.outgoing(db, { district: row.district, id: row.subject_id })
    const serviceCode = serviceMap.parse(row.service_map)[row.category ?? ''] ?? row.default_service
    if (!matter || serviceCode === null) throw new ForeignError('no service code for this category', true)
    const repeatKey = [row.district, row.case_id, row.from_seq].join('-')
    const { id, token } = await postForeign(deps.outbound, foreignOf(deps, row), { ...matter, serviceCode, repeatKey })
    await withTx(async tx => {
      const next_at = new Date(tx.now.getTime() + LOOK_AGAIN_MS)
      const sent = { state: 'sent', foreign_id: id, foreign_token: token, sent_at: tx.now, last_error: null, next_at }
      await of(tx, row)
        .set({ ...sent, attempts: row.attempts + 1 })
        .where('state', '=', 'waiting')
        .execute()
      await remark(tx, row, translate('zh', 'open-data:foreign.sent', { unit: row.unit, id: id ?? token ?? '' }))
    })
  } catch (error) {
    await withTx(tx => postpone(tx, row, error))
  }
}

async function postpone(tx: Tx, row: Due, error: unknown): Promise<void> {
  const final = error instanceof ForeignError && error.final
  const next = final ? null : nextAttempt(tx.now, row.attempts + 1)
  const last_error = error instanceof Error ? error.message.slice(0, 200) : 'failed'
  await of(tx, row)
    .set({ attempts: row.attempts + 1, last_error, next_at: next, state: next ? 'waiting' : 'failed' })
    .where('state', '=', 'waiting')
    .execute()
}

async function ask(deps: OpenDataDeps, { withTx }: JobDeps, row: Due): Promise<void> {
  const from = foreignOf(deps, row)
  try {
    const id = row.foreign_id ?? (row.foreign_token && (await askToken(deps.outbound, from, row.foreign_token)))
    const told = id ? await askStatus(deps.outbound, from, id) : null
    await withTx(tx => heard(tx, row, { id, told }))
  } catch (error) {
    const last_error = error instanceof Error ? error.message.slice(0, 200) : 'failed'
    await withTx(async tx => {
      const next_at = new Date(tx.now.getTime() + LOOK_AGAIN_MS)
      await of(tx, row).set({ last_error, next_at }).where('state', '=', 'sent').execute()
    })
  }
}

/** What is new there is said here, as a comment of the case among colleagues. */
async function heard(
  tx: Tx,
  row: Due,
  { id, told }: { id: string | null; told: { status: string; notes: string | null } | null },
): Promise<void> {
  const notes = told?.notes ? screenWords(told.notes).slice(0, 500) : null
  const isNew = told !== null && (told.status !== row.foreign_status || notes !== row.foreign_notes)
  const closed = told?.status === 'closed'
  await of(tx, row)
    .set({
      foreign_id: id,
      last_error: null,
      next_at: closed ? null : new Date(tx.now.getTime() + LOOK_AGAIN_MS),
      ...(closed ? { state: 'closed' } : {}),
      ...(told ? { foreign_status: told.status, foreign_notes: notes } : {}),
    })
    .where('state', '=', 'sent')
    .execute()
  if (!isNew) return
  const key = closed ? 'closed' : 'open'
  const words = translate('zh', `open-data:foreign.${key}`, { unit: row.unit, id: id ?? '', notes: notes ?? '' })
  await remark(tx, row, words)
}

async function remark(tx: Tx, row: Due, note: string): Promise<void> {
  const actor = systemActor(row.unit)
  const { district, case_id: caseId } = row
  await actOnCase(tx, { actor, district, caseId, action: 'comment', note, form: { visibility: 'internal' } })
}
