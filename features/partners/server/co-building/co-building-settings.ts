import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { type CoBuildingSettings, coBuildingSettings, shippedCoBuilding } from '../../co-building-shapes.ts'
import type { PartnersDb } from '../register/partner-rows.ts'

const SETTING = 'partners.co_building'
const stored = coBuildingSettings.partial().catch({})

/** As the city has set it; what it has not set is as shipped. */
export async function readCoBuilding(db: PartnersDb): Promise<CoBuildingSettings> {
  const row = await db.selectFrom('platform.setting').select('value').where('key', '=', SETTING).executeTakeFirst()
  return { ...shippedCoBuilding, ...stored.parse(row?.value ?? {}) }
}

export async function editCoBuilding(ctx: Ctx, asked: { termMonths: number | undefined }) {
  const before = await readCoBuilding(ctx.tx.db)
  const next: CoBuildingSettings = { termMonths: asked.termMonths ?? before.termMonths }
  await ctx.tx.db
    .insertInto('platform.setting')
    .values({ key: SETTING, value: jsonb(next), updated_at: ctx.now })
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet(eb => ({
        value: eb.ref('excluded.value'),
        updated_at: eb.ref('excluded.updated_at'),
      })),
    )
    .execute()
  writeAudit(ctx.tx, {
    ...{ district: NO_DISTRICT, actor: ctx.actor, event: 'setting.edited', subjectKind: 'setting' },
    ...{ subjectId: SETTING, details: { before, after: next } },
  })
  return next
}
