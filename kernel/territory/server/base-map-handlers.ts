import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import { baseMap, type BaseMapSetting, templateFault } from '../base-map.ts'
import type { baseMapRoutes } from '../contract-base-map.ts'
import { BASE_MAP_KEY, readBaseMap, writeBaseMap } from './base-map-store.ts'
import type { TerritoryCtx } from './ctx.ts'
import type { TerritoryDeps } from './territory-deps.ts'

export function baseMapHandlers({ isNamed }: TerritoryDeps): Handlers<typeof baseMapRoutes, TerritoryCtx> {
  return {
    readBaseMap: (_input, ctx) => readBaseMap(ctx.tx.db),
    async saveBaseMap({ body }, ctx) {
      const setting = baseMap.parse(body)
      await requireCity(ctx)
      const fault = setting.kind === 'xyz' ? templateFault(setting.tiles, isNamed) : null
      if (fault) throw invalid('tiles', `territory.${fault}`)
      await writeBaseMap(ctx.tx.db, setting, ctx.now)
      writeAudit(ctx.tx, {
        district: NO_DISTRICT,
        actor: ctx.actor,
        event: 'setting.edited',
        subjectKind: 'setting',
        subjectId: BASE_MAP_KEY,
        details: withoutKey(setting),
      })
      return setting
    },
  }
}

/** It is one for the whole city. */
async function requireCity({ tx, reaches }: TerritoryCtx): Promise<void> {
  const city = await tx.db.selectFrom('territory.area').select('code').where('level', '=', 'city').executeTakeFirst()
  if (city && !reaches(city.code)) throw notFound()
}

/** Keys of a tile server stand in the query of its address, and are nobody's business in a log. */
function withoutKey(setting: BaseMapSetting): Record<string, unknown> {
  if (setting.kind === 'tianditu') return { ...setting, key: '…' }
  return setting.kind === 'xyz' ? { ...setting, tiles: setting.tiles.split('?')[0] } : setting
}
