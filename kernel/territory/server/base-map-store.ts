import type { Db } from '#platform/db/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { baseMap, type BaseMapSetting, tileOrigins } from '../base-map.ts'

/** Setting: what lies under every map. */
export const BASE_MAP_KEY = 'territory.base_map'

const stored = baseMap.catch({ kind: 'none' })

/** One primary-key read; nothing unless the city has chosen. */
export async function readBaseMap(db: Db): Promise<BaseMapSetting> {
  const row = await db.selectFrom('platform.setting').select('value').where('key', '=', BASE_MAP_KEY).executeTakeFirst()
  return stored.parse(row?.value ?? { kind: 'none' })
}

/** For the content policy of pages: where their maps load tiles from. */
export async function readTileOrigins(db: Db): Promise<string[]> {
  return tileOrigins(await readBaseMap(db))
}

export async function writeBaseMap(db: Db, setting: BaseMapSetting, now: Date): Promise<void> {
  const row = { value: jsonb(setting), updated_at: now }
  await db
    .insertInto('platform.setting')
    .values({ key: BASE_MAP_KEY, ...row })
    .onConflict(conflict => conflict.column('key').doUpdateSet(row))
    .execute()
}
