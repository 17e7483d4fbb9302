import { z } from 'zod'
import { normalisePhone } from '#kernel/access/index.ts'
import { newId } from '#kernel/ids/index.ts'
import type { CaseEvent, CaseRow } from '#kernel/workflow/index.ts'
import { followCase, followersOf } from '#kernel/workflow/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import { translate } from '#platform/i18n.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import type { SmsDriver } from '#platform/sms.ts'
import type { Tx } from '#platform/tx.ts'
import { openContact } from './requester-store.ts'

/** What a caller without an account is told of by text message. */
export const callerTemplates = ['received', 'merged', 'closed', 'declined'] as const
type CallerTemplate = (typeof callerTemplates)[number]

const JOB = 'matters.tell-caller'
const data = z.object({
  district: z.string(),
  matterId: z.uuid(),
  messageId: z.uuid(),
  template: z.enum(callerTemplates),
})

/** Goes out when the transaction has committed, and not otherwise. */
export async function tellCallerLater(
  tx: Tx,
  matter: { district: string; id: string },
  template: CallerTemplate,
): Promise<void> {
  await tx.enqueue(JOB, { district: matter.district, matterId: matter.id, messageId: newId(tx.now), template })
}

/** A caller hears how it ended, like everybody who asked. */
export async function tellCallerOfEnd(tx: Tx, { kind, case: row }: CaseEvent): Promise<void> {
  if (kind !== 'closed') return
  const caller = await tx.db
    .selectFrom('matters.requester as r')
    .innerJoin('matters.matter as m', join =>
      join.onRef('m.district', '=', 'r.district').onRef('m.id', '=', 'r.matter_id'),
    )
    .select(['r.alg', 'r.key_id', 'r.phone_cipher', 'r.phone_blind'])
    .where('r.district', '=', row.district)
    .where('r.matter_id', '=', row.subject_id)
    .where('r.person_id', 'is', null)
    .where('r.phone_cipher', 'is not', null)
    // Who rang the hotline hears from the hotline.
    .where('m.source', '<>', 'hotline')
    .executeTakeFirst()
  if (caller) await tellCallerLater(tx, { district: row.district, id: row.subject_id }, endOf(row))
  if (caller && row.merged_into) await followAsCaller(tx, row, { caseId: row.merged_into, caller })
  await tellCallersWhoFollow(tx, row)
}

/** A caller whose matter went into another hears how that one ends. */
async function followAsCaller(
  tx: Tx,
  row: CaseRow,
  into: {
    caseId: string
    caller: { alg: string | null; key_id: string | null; phone_cipher: string | null; phone_blind: string | null }
  },
): Promise<void> {
  const { alg, key_id: keyId, phone_cipher: cipher, phone_blind: blind } = into.caller
  if (alg === null || keyId === null || cipher === null || blind === null) return
  await followCase(tx, {
    district: row.district,
    caseId: into.caseId,
    follower: { contact: { alg, keyId, cipher, blind } },
    via: 'merged',
    fromCase: row.id,
  })
}

async function tellCallersWhoFollow(tx: Tx, row: CaseRow): Promise<void> {
  const callers = (await followersOf(tx.db, { district: row.district, caseId: row.id })).filter(
    one => one.person_id === null && one.from_case !== null,
  )
  if (callers.length === 0 || row.merged_into) return
  const own = await tx.db
    .selectFrom('matters.matter')
    .select(['district', 'id'])
    .where('district', '=', row.district)
    .where(
      'case_id',
      'in',
      callers.flatMap(one => one.from_case ?? []),
    )
    .execute()
  for (const matter of own) await tellCallerLater(tx, matter, row.state === 'declined' ? 'declined' : 'closed')
}

function endOf(row: { state: string; outcome: string | null }): CallerTemplate {
  if (row.outcome === 'merged') return 'merged'
  return row.state === 'declined' ? 'declined' : 'closed'
}

/** Sends once and records what became of it; the number is opened here only, and recorded nowhere. */
export function tellCaller(deps: { crypto: CryptoProvider; sms: SmsDriver }): Job {
  return defineJob({
    name: JOB,
    data,
    async handle(message, { db, withTx }) {
      const known = await db
        .selectFrom('matters.caller_message')
        .select('id')
        .where('district', '=', message.district)
        .where('matter_id', '=', message.matterId)
        .where('id', '=', message.messageId)
        .executeTakeFirst()
      if (known) return
      const became = await sendTo(db, deps, message)
      await withTx(async tx => {
        await tx.db
          .insertInto('matters.caller_message')
          .values({
            district: message.district,
            matter_id: message.matterId,
            id: message.messageId,
            template: message.template,
            ...became,
            at: tx.now,
          })
          .onConflict(conflict => conflict.doNothing())
          .execute()
      })
    },
  })
}

type Became = { state: 'sent' | 'skipped' | 'failed'; detail: string }

async function sendTo(
  db: Db,
  { crypto, sms }: { crypto: CryptoProvider; sms: SmsDriver },
  message: z.output<typeof data>,
): Promise<Became> {
  const row = await db
    .selectFrom('matters.requester as r')
    .innerJoin('matters.matter as m', join =>
      join.onRef('m.district', '=', 'r.district').onRef('m.id', '=', 'r.matter_id'),
    )
    .select(['r.alg', 'r.key_id', 'r.name_cipher', 'r.phone_cipher', 'm.number', 'm.title'])
    .where('r.district', '=', message.district)
    .where('r.matter_id', '=', message.matterId)
    .executeTakeFirst()
  const phone = row ? openContact(crypto, row).phone : null
  const mobile = phone === null ? null : normalisePhone(phone)
  if (!row || !mobile) return { state: 'skipped', detail: phone === null ? 'no number left' : 'not a mobile number' }
  const text = translate('zh', `matters:caller.${message.template}`, { number: row.number, title: row.title })
  try {
    await sms.send(mobile, text)
    return { state: 'sent', detail: sms.name }
  } catch (error) {
    return { state: 'failed', detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
  }
}
