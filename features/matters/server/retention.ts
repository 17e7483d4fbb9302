import { sql } from 'kysely'
import { z } from 'zod'
import type { CaseRow } from '#kernel/workflow/index.ts'
import type { Db } from '#platform/db/index.ts'
import { defineJob } from '#platform/jobs/job.ts'
import type { Tx } from '#platform/tx.ts'

/** Setting: months after closure during which name and number are kept. Twelve unless a city sets fewer or more. */
export const RETENTION_SETTING = 'matters.contact_months'
const SHIPPED_MONTHS = 12
const setting = z.number().int().min(1).max(120).catch(SHIPPED_MONTHS)

async function monthsKept(db: Db): Promise<number> {
  const row = await db
    .selectFrom('platform.setting')
    .select('value')
    .where('key', '=', RETENTION_SETTING)
    .executeTakeFirst()
  return setting.parse(row?.value ?? SHIPPED_MONTHS)
}

function monthsAfter(at: Date, months: number): Date {
  const later = new Date(at)
  later.setUTCMonth(later.getUTCMonth() + months)
  return later
}

/** Closing starts the time after which name and number go; reopening stops it. */
export async function keepContactFor(tx: Tx, row: CaseRow, state: 'closed' | 'open'): Promise<void> {
  const until = state === 'closed' ? monthsAfter(tx.now, await monthsKept(tx.db)) : null
  tx.gather(
    tx.db
      .updateTable('matters.requester')
      .set({ retention_until: until })
      .where('district', '=', row.district)
      .where('matter_id', '=', row.subject_id)
      .where('detached_at', 'is', null),
  )
}

const BATCH = 500

/** Takes name and number out of matters whose time has passed; the matter, its history and its rating stay (domain 8.5). */
export const detachContacts = defineJob({
  name: 'matters.detach-contacts',
  data: z.object({}),
  cron: '20 3 * * *',
  async handle(_data, { withTx }) {
    for (let detached = BATCH; detached === BATCH; ) detached = await withTx(detachBatch)
  },
})

async function detachBatch(tx: Tx): Promise<number> {
  const { rows } = await sql`
    update matters.requester as r
    set name_cipher = null, phone_cipher = null, phone_blind = null, phone_tail_blind = null,
      alg = null, key_id = null, detached_at = ${tx.now}
    from (
      select district, matter_id from matters.requester
      where detached_at is null and retention_until <= ${tx.now}
      limit ${sql.lit(BATCH)} for update skip locked
    ) as due
    where r.district = due.district and r.matter_id = due.matter_id
    returning r.matter_id`.execute(tx.db)
  return rows.length
}
