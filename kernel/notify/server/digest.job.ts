import { sql } from 'kysely'
import { z } from 'zod'
import type { Actor } from '#kernel/access/index.ts'
import { isWorkday, localDate, NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import { loadCalendar } from '#kernel/calendar/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { countInboxes } from '#kernel/workflow/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import { defineJob, type Job } from '#platform/jobs/job.ts'
import { digestDue } from '../times.ts'
import { readTimes } from './read-times.ts'
import { sendNotice } from './send.ts'

/** The person as an actor with the posts of that moment; wired to access. Null: no account any more. */
export type ActorLookup = (db: Db, accountId: string, now: Date) => Promise<Actor | null>

const CHUNK = 200

/**
 * Once on every working day: what waits for each member of staff, as their workbench counts it. Nobody for whom nothing
 * waits is told so. It says how many, never how fast or how well: that would be a score.
 */
export function writeDigest(deps: { actorOf: ActorLookup }): Job {
  return defineJob({
    name: 'notify.digest',
    data: z.object({}),
    cron: '*/5 * * * *',
    async handle(_data, { db, withTx }) {
      const now = await withTx(async tx => tx.now)
      const { digest } = await readTimes(db)
      if (!digestDue(digest, now) || !(await isWorkingDay(db, now))) return
      if (await isWritten(db, now)) return
      const staff = await staffAccounts(db, now)
      const found: { personId: string; params: Record<string, number> }[] = []
      for (const { accountId, personId } of staff) {
        const actor = await deps.actorOf(db, accountId, now)
        const counts = actor && (await countInboxes(db, actor, now))
        if (!counts) continue
        const { accept, dispatch, handle, check, overdue } = counts
        const todo = accept + dispatch + handle + check
        if (todo > 0) found.push({ personId, params: { todo, accept, dispatch, handle, check, overdue } })
      }
      await withTx(async tx => {
        const day = { day: shanghaiDate(now), at: tx.now }
        const first = await tx.db
          .insertInto('notify.digest_day')
          .values(day)
          .onConflict(conflict => conflict.doNothing())
          .executeTakeFirst()
        // Somebody else was faster.
        if (first.numInsertedOrUpdatedRows === 0n) return
        for (let at = 0; at < found.length; at += CHUNK) {
          for (const { personId, params } of found.slice(at, at + CHUNK))
            await sendNotice(tx, { personIds: [personId], template: 'digest', params })
          await tx.flush()
        }
      })
    },
  })
}

async function isWorkingDay(db: Db, now: Date): Promise<boolean> {
  return isWorkday(await loadCalendar(db, NATIONAL_CALENDAR), localDate(now))
}

async function isWritten(db: Db, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('notify.digest_day')
    .select('day')
    .where('day', '=', shanghaiDate(now))
    .executeTakeFirst()
  return row !== undefined
}

/** Staff who can sign in and hold a post today. */
async function staffAccounts(db: Db, now: Date): Promise<{ accountId: string; personId: string }[]> {
  const today = shanghaiDate(now)
  const { rows } = await sql<{ accountId: string; personId: string }>`
    select u.id as "accountId", u.person_id as "personId" from auth.user as u
    join people.person as p on p.id = u.person_id and p.kind = 'staff'
    where u.disabled_at is null and exists (select 1 from people.post as t where t.person_id = p.id
      and t.valid_from <= ${today} and (t.valid_to is null or t.valid_to > ${today}))
    order by u.person_id`.execute(db)
  return rows
}
