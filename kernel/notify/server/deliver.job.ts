import { z } from 'zod'
import { normalisePhone } from '#kernel/access/index.ts'
import type { Db } from '#platform/db/index.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { renderMessage } from './render.ts'

/** The number somebody left with a case, opened only to send to it; null when there is none. Wired to the feature. */
export type ContactLookup = (
  db: Db,
  target: { district: string; caseId: string; personId: string },
) => Promise<string | null>

interface Delivery {
  message_id: string
  channel: string
  state: 'sent' | 'skipped' | 'failed'
  detail: string | null
  at: Date
}

/** Sends what was put into the inbox by the other channels, and records what became of each: sent, skipped and why, failed. */
export function deliverMessages(deps: { sms: SmsDriver; contactOf: ContactLookup }): Job {
  return defineJob({
    name: 'notify.deliver',
    data: z.object({ messageIds: z.array(z.uuid()) }),
    async handle({ messageIds }, { db, withTx, log }) {
      const done = await db
        .selectFrom('notify.delivery')
        .select('message_id')
        .where('message_id', 'in', messageIds)
        .where('channel', '=', 'sms')
        .execute()
      for (const id of messageIds.filter(messageId => !done.some(row => row.message_id === messageId))) {
        const delivery = await sendOne(db, deps, id)
        if (delivery.state === 'failed') log.warn({ event: 'sms_failed', message: id, detail: delivery.detail })
        await withTx(async tx => {
          const row = { ...delivery, at: tx.now }
          await tx.db
            .insertInto('notify.delivery')
            .values(row)
            .onConflict(conflict => conflict.columns(['message_id', 'channel']).doNothing())
            .execute()
        })
      }
    },
  })
}

async function sendOne(
  db: Db,
  deps: { sms: SmsDriver; contactOf: ContactLookup },
  id: string,
): Promise<Omit<Delivery, 'at'>> {
  const base = { message_id: id, channel: 'sms' }
  const message = await db
    .selectFrom('notify.message')
    .select(['person_id', 'template', 'params', 'case_district', 'case_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!message || message.template !== 'told' || !message.case_id || !message.case_district)
    return { ...base, state: 'skipped', detail: 'inbox only' }
  const number = await deps.contactOf(db, {
    district: message.case_district,
    caseId: message.case_id,
    personId: message.person_id,
  })
  if (!number) return { ...base, state: 'skipped', detail: 'no number left' }
  const mobile = normalisePhone(number)
  if (!mobile) return { ...base, state: 'skipped', detail: 'not a mobile number' }
  try {
    await deps.sms.send(mobile, renderMessage('zh', message.template, message.params as Record<string, unknown>))
    return { ...base, state: 'sent', detail: deps.sms.name }
  } catch (error) {
    return { ...base, state: 'failed', detail: error instanceof Error ? error.message.slice(0, 200) : 'unknown' }
  }
}
