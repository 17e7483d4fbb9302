import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf } from '#kernel/territory/index.ts'
import { GENESIS } from '#kernel/workflow/index.ts'
import { type Db, jsonb } from '#platform/db/index.ts'
import { createLog } from '#platform/log.ts'
import type { Tx } from '#platform/tx.ts'
import { days, lastWholeDay, startOf } from '../dates.ts'
import { countDistrict } from './count-events.ts'
import { freeze, wholePeriod } from './freeze.ts'
import { hashOf } from './publication-rows.ts'

/** Of the widest area a few, of the others the last two: every one is counted at first start. */
const MONTHS = [4, 2]

/**
 * For an installation that is filled with a past: counts it all, and publishes its last months, in the transaction it is
 * given. The newest month of the first area is left as a draft, for somebody to decide on.
 */
export async function publishMonths(
  db: Db,
  { now, areaCodes }: { now: Date; areaCodes: readonly string[] },
): Promise<void> {
  const districts = await db.selectFrom('territory.area').select('code').where('level', '=', 'district').execute()
  const tx = inside(db, now)
  for (const { code } of districts) await countDistrict(work => work(tx), code)
  for (const [at, areaCode] of areaCodes.entries()) {
    let day = days.add(startOf('month', lastWholeDay(now)), -1)
    for (let month = 0; month < (MONTHS[at] ?? 2); month += 1) {
      await insertMonth(db, { areaCode, day, now, state: at === 0 && month === 0 ? 'draft' : 'published' })
      day = days.add(startOf('month', day), -1)
    }
  }
}

interface Month {
  areaCode: string
  day: string
  now: Date
  state: 'draft' | 'published'
}

async function insertMonth(db: Db, { areaCode, day, now, state }: Month): Promise<void> {
  const { name } = await db
    .selectFrom('territory.area')
    .select('name')
    .where('code', '=', areaCode)
    .executeTakeFirstOrThrow()
  const period = wholePeriod('month', day)
  const content = await freeze(db, { code: areaCode, name, level: levelOf(areaCode) }, period)
  const frozen = {
    area_code: areaCode,
    period: period.kind,
    starts: period.from,
    edition: 1,
    reason: null,
    catalogue_version: content.catalogueVersion,
    prev_hash: GENESIS,
  }
  await db
    .insertInto('insights.publication')
    .values({
      district: districtOf(areaCode),
      id: newId(now),
      ...frozen,
      state,
      content: jsonb(content),
      hash: hashOf(frozen, content),
      created_at: now,
      published_at: state === 'published' ? now : null,
    })
    .execute()
}

/** The transaction that is open already, as a unit of work that only reads and writes. */
function inside(db: Db, now: Date): Tx {
  const refuse = () => {
    throw new Error('Nothing is gathered or enqueued here')
  }
  return {
    db,
    now,
    log: createLog('silent'),
    enqueue: refuse,
    gather: refuse,
    flush: async () => undefined,
    afterCommit: refuse,
  }
}
