import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import { type Channel, CHANNELS, chosen, kindOf } from '../kinds.ts'
import { nextTry, quietUntil } from '../times.ts'
import { attempt, type Outcome, type Post } from './attempt.ts'
import { openChannels, type OpenChannel } from './channel-store.ts'
import { group, writeGroupMessages } from './group-messages.ts'
import { inTurns } from './in-turns.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { type Letter, readLetters } from './read-letters.ts'
import { readTimes } from './read-times.ts'

export interface DeliveryRow {
  message_id: string
  channel: string
  state: 'waiting' | Outcome['state']
  reason: string | null
  detail: string | null
  attempts: number
  next_at: Date | null
  at: Date
}

/** Sends what was put into the inbox by the other channels, and records what became of each: sent, skipped and why, failed. */
export function deliverMessages(deps: NotifyDeps): Job {
  return defineJob({
    name: 'notify.deliver',
    data: z.object({ messageIds: z.array(z.uuid()), group: group.optional() }),
    async handle({ messageIds, group: told }, { db, withTx, log }) {
      const now = await withTx(async tx => tx.now)
      const channels = await openChannels(db, deps.crypto)
      const groupIds = told ? await withTx(tx => writeGroupMessages(tx, channels, told)) : []
      const letters = await readLetters(db, [...messageIds, ...groupIds])
      const done = await recorded(db, letters)
      const quiet = quietUntil((await readTimes(db)).quiet, now)
      const errands = letters
        .flatMap(letter => channelsFor(letter, channels).map(channel => ({ letter, channel })))
        .filter(({ letter, channel }) => !done.has(`${letter.id} ${channel}`))
      const post = { ...deps, db, channels, now }
      const rows = await inTurns(errands, errand => firstRow(post, errand, quiet))
      for (const row of rows.filter(one => one.state === 'failed'))
        log.warn({ event: 'delivery_failed', channel: row.channel, message: row.message_id, reason: row.reason })
      if (rows.length === 0) return
      await db
        .insertInto('notify.delivery')
        .values(rows)
        .onConflict(conflict => conflict.columns(['message_id', 'channel']).doNothing())
        .execute()
    },
  })
}

interface Errand {
  letter: Letter
  channel: string
}

/** A person's message by every channel there is; a group's by its robot. */
function channelsFor(letter: Letter, channels: readonly OpenChannel[]): string[] {
  if (letter.channelId) return channels.filter(one => one.id === letter.channelId).map(one => one.kind)
  return CHANNELS.filter(kind => kind === 'sms' || channels.some(one => one.kind === kind && one.enabled))
}

async function recorded(db: Db, letters: readonly Letter[]): Promise<Set<string>> {
  if (letters.length === 0) return new Set()
  const ids = letters.map(letter => letter.id)
  const rows = await db
    .selectFrom('notify.delivery')
    .select(['message_id', 'channel'])
    .where('message_id', 'in', ids)
    .execute()
  return new Set(rows.map(row => `${row.message_id} ${row.channel}`))
}

async function firstRow(post: Post, { letter, channel }: Errand, quiet: Date | null): Promise<DeliveryRow> {
  const row = { message_id: letter.id, channel, detail: null, attempts: 0, next_at: null, at: post.now }
  if (letter.person && !wants(letter, channel)) return { ...row, state: 'skipped', reason: 'not_chosen' }
  if (quiet && !letter.urgent) return { ...row, state: 'waiting', reason: 'quiet', next_at: quiet }
  return { ...row, ...afterAttempt(await attempt(post, letter, channel), { attempts: 1, now: post.now }) }
}

function wants({ person, template }: Letter, channel: string): boolean {
  const wanted: readonly Channel[] = person ? chosen(person.choices, kindOf(template)) : []
  return wanted.some(one => one === channel)
}

/** What the ledger says after an attempt. */
export function afterAttempt(
  outcome: Outcome,
  { attempts, now }: { attempts: number; now: Date },
): Pick<DeliveryRow, 'state' | 'reason' | 'detail' | 'attempts' | 'next_at' | 'at'> {
  const { state, reason, detail, again } = outcome
  return { state, reason, detail, attempts, next_at: again ? nextTry(attempts, now) : null, at: now }
}
