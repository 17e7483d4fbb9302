import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import { defineJob, type Job, type JobDeps } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'
import { quietUntil } from '../times.ts'
import { attempt, type Post } from './attempt.ts'
import { openChannels } from './channel-store.ts'
import { afterAttempt } from './deliver.job.ts'
import { inTurns } from './in-turns.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { type Letter, readLetters } from './read-letters.ts'
import { readTimes } from './read-times.ts'

const BATCH = 200
/** Should this process die in the middle, another takes it up again after so long. */
const CLAIM = 10 * 60_000

/** What was held over the quiet hours, and what failed and is worth another try. */
export function sendDue(deps: NotifyDeps): Job {
  return defineJob({
    name: 'notify.send-due',
    data: z.object({}),
    cron: '* * * * *',
    async handle(_data, job) {
      for (let taken = BATCH; taken === BATCH; ) taken = await sendBatch(deps, job)
    },
  })
}

interface Claimed {
  message_id: string
  channel: string
  attempts: number
  reason: string | null
}

async function sendBatch(deps: NotifyDeps, { db, withTx }: JobDeps): Promise<number> {
  const { now, rows } = await withTx(async tx => ({ now: tx.now, rows: await claim(tx) }))
  if (rows.length === 0) return 0
  const channels = await openChannels(db, deps.crypto)
  const quiet = quietUntil((await readTimes(db)).quiet, now)
  const letters = await readLetters(db, [...new Set(rows.map(row => row.message_id))])
  const byId = new Map(letters.map(letter => [letter.id, letter]))
  await inTurns(rows, async row => {
    const letter = byId.get(row.message_id)
    if (letter) await sendOne({ ...deps, db, channels, now }, { row, letter, quiet })
  })
  return rows.length
}

/** Takes the due ones for this process: nobody else sees them due until the claim runs out. */
async function claim(tx: Tx): Promise<Claimed[]> {
  const { rows } = await sql<Claimed>`
    update notify.delivery as d set next_at = ${new Date(tx.now.getTime() + CLAIM)}
    from (select message_id, channel from notify.delivery where next_at <= ${tx.now}
      order by next_at limit ${BATCH} for update skip locked) as due
    where d.message_id = due.message_id and d.channel = due.channel
    returning d.message_id, d.channel, d.attempts, d.reason`.execute(tx.db)
  return rows
}

async function sendOne(post: Post, due: { row: Claimed; letter: Letter; quiet: Date | null }): Promise<void> {
  const { row, letter, quiet } = due
  if (quiet && !letter.urgent && row.reason !== 'by_hand') return update(post.db, row, { next_at: quiet })
  // Whoever has read it by now in the inbox is not called about it in the morning.
  if (row.reason === 'quiet' && letter.read)
    return update(post.db, row, { state: 'skipped', reason: 'already_read', next_at: null, at: post.now })
  const outcome = await attempt(post, letter, row.channel)
  return update(post.db, row, afterAttempt(outcome, { attempts: row.attempts + 1, now: post.now }))
}

type Change = Partial<ReturnType<typeof afterAttempt>> | { state: 'skipped'; reason: string; next_at: null; at: Date }

async function update(db: Db, row: Claimed, change: Change): Promise<void> {
  await db
    .updateTable('notify.delivery')
    .set(change)
    .where('message_id', '=', row.message_id)
    .where('channel', '=', row.channel)
    .execute()
}
