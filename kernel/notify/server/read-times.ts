import type { Db } from '#platform/db/index.ts'
import { DEFAULT_TIMES, times, type Times } from '../times.ts'

/** Key in platform.setting. */
export const TIMES_KEY = 'notify.times'

/** Quiet hours and digest as set, or as shipped. */
export async function readTimes(db: Db): Promise<Times> {
  const row = await db.selectFrom('platform.setting').select('value').where('key', '=', TIMES_KEY).executeTakeFirst()
  return times.catch(DEFAULT_TIMES).parse(row?.value)
}
