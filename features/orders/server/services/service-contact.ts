import { sql } from 'kysely'
import { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { normalisePhone } from '#kernel/people/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { heldClaim, isMine } from './claim-store.ts'
import type { OrdersDb } from '../orders-db.ts'

/** Name and number of whoever is to be served, encrypted; kept until thirty days after the end. */
export function keepContact(
  tx: Tx,
  crypto: CryptoProvider,
  given: { district: string; caseId: string; contact: { name: string; phone: string } },
): void {
  const name = crypto.encrypt(given.contact.name)
  tx.gather(
    tx.db.insertInto('orders.service_contact').values({
      district: given.district,
      case_id: given.caseId,
      alg: name.alg,
      key_id: name.keyId,
      name_cipher: name.cipher,
      phone_cipher: crypto.encrypt(normalisePhone(given.contact.phone)).cipher,
    }),
  )
}

/** Of the cases given, those with a contact that can still be opened. */
export async function casesWithContact(
  db: OrdersDb,
  cases: readonly { district: string; caseId: string }[],
): Promise<ReadonlySet<string>> {
  if (cases.length === 0) return new Set()
  const keys = cases.map(one => sql`(${one.district}, ${one.caseId}::uuid)`)
  const rows = await db
    .selectFrom('orders.service_contact')
    .select('case_id')
    .where(sql<boolean>`(district, case_id) in (${sql.join(keys)})`)
    .where('detached_at', 'is', null)
    .execute()
  return new Set(rows.map(row => row.case_id))
}

/** Opens name and number for the community or for whoever serves, with a reason that goes on record first. */
export async function revealServiceContact(
  ctx: Ctx,
  crypto: CryptoProvider,
  asked: { district: string; caseId: string; reason: string },
): Promise<{ name: string | null; phone: string | null }> {
  const row = await ctx.tx.db
    .selectFrom('workflow.case')
    .select(['id', 'district', 'area_code', 'procedure', 'subject_id', 'subject_kind'])
    .where('district', '=', asked.district)
    .where('id', '=', asked.caseId)
    .where('subject_kind', 'in', ['service_order', 'wish'])
    .executeTakeFirst()
  if (!row) throw notFound()
  const desk = row.subject_kind === 'wish' ? 'wish.screen' : 'order.dispatch'
  const claim = await heldClaim(ctx.tx.db, { district: row.district, id: row.subject_id })
  const atDesk = ctx.can(desk, { areaCode: row.area_code, caseType: row.procedure })
  if (!atDesk && !isMine(ctx.actor, claim)) throw notFound()
  const sealed = await ctx.tx.db
    .selectFrom('orders.service_contact')
    .selectAll()
    .where('district', '=', asked.district)
    .where('case_id', '=', asked.caseId)
    .where('detached_at', 'is', null)
    .executeTakeFirst()
  if (!sealed) throw new DomainError('orders.no_contact', { status: 409 })
  writeAudit(ctx.tx, {
    district: row.district,
    actor: ctx.actor,
    event: 'order.contact_revealed',
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    areaCode: row.area_code,
    reason: asked.reason,
  })
  const { alg, key_id: keyId } = sealed
  const read = (cipher: string | null) =>
    cipher === null || alg === null || keyId === null ? null : crypto.decrypt({ alg, keyId, cipher })
  return { name: read(sealed.name_cipher), phone: read(sealed.phone_cipher) }
}

const DAYS_KEPT = 30

/** The end of a case starts the time after which name and number go; reopening stops it. */
export function contactUntil(tx: Tx, key: { district: string; caseId: string }, ended: boolean): void {
  const until = ended ? new Date(tx.now.getTime() + DAYS_KEPT * 86_400_000) : null
  tx.gather(
    tx.db
      .updateTable('orders.service_contact')
      .set({ retention_until: until })
      .where('district', '=', key.district)
      .where('case_id', '=', key.caseId)
      .where('detached_at', 'is', null),
  )
}

/** Takes name and number out of what ended long enough ago (domain 8.5). */
export const detachServiceContacts = defineJob({
  name: 'orders.detach-contacts',
  data: z.object({}),
  cron: '35 3 * * *',
  async handle(_data, { withTx }) {
    await withTx(async tx => {
      await tx.db
        .updateTable('orders.service_contact')
        .set({ name_cipher: null, phone_cipher: null, alg: null, key_id: null, detached_at: tx.now })
        .where('detached_at', 'is', null)
        .where('retention_until', '<=', tx.now)
        .execute()
    })
  },
})
