import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { channelRoutes, robotBody } from '../channel-contract.ts'
import { openSecrets, sealSecrets } from './channel-store.ts'
import { listChannels } from './list-channels.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { recordChange } from './record-change.ts'

type Routes = Pick<typeof channelRoutes, 'addRobot' | 'saveRobot' | 'removeRobot'>
type RobotChange = Omit<z.output<typeof robotBody>, 'requestId' | 'kind'>

export function robotHandlers(deps: NotifyDeps): Handlers<Routes, Ctx> {
  return {
    async addRobot({ body }, ctx) {
      if (!body.url) throw invalid('url', 'notify.needs_secret')
      const id = newId(ctx.now)
      const row = await robotRow(deps, ctx, { change: body, stored: {} })
      await ctx.tx.db
        .insertInto('notify.channel')
        .values({ id, kind: body.kind, ...row })
        .execute()
      recordChange(ctx, { id, kind: body.kind, name: body.name, enabled: body.enabled })
      return listChannels(ctx.tx.db, deps)
    },
    async saveRobot({ params, body }, ctx) {
      const robot = await requireRobot(ctx, params.id)
      const stored = openSecrets(deps.crypto, robot.secrets)
      await ctx.tx.db
        .updateTable('notify.channel')
        .set(await robotRow(deps, ctx, { change: body, stored }))
        .where('id', '=', params.id)
        .execute()
      recordChange(ctx, { id: params.id, kind: robot.kind, name: body.name, enabled: body.enabled })
      return listChannels(ctx.tx.db, deps)
    },
    async removeRobot({ params }, ctx) {
      const robot = await requireRobot(ctx, params.id)
      await ctx.tx.db
        .updateTable('notify.channel')
        .set({ removed_at: ctx.now, enabled: false, secrets: null })
        .where('id', '=', params.id)
        .execute()
      recordChange(ctx, { id: params.id, kind: robot.kind, removed: true })
      return listChannels(ctx.tx.db, deps)
    },
  }
}

async function requireRobot(ctx: Ctx, id: string) {
  const row = await ctx.tx.db
    .selectFrom('notify.channel')
    .select(['kind', 'secrets', 'area_code'])
    .where('id', '=', id)
    .where('kind', 'in', ['wecom', 'dingtalk'])
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row || (row.area_code && !ctx.reaches(row.area_code))) throw notFound()
  return row
}

async function robotRow(
  { crypto }: NotifyDeps,
  ctx: Ctx,
  { change, stored }: { change: RobotChange; stored: Record<string, string> },
) {
  const url = change.url ?? stored.url ?? ''
  const secret = change.secret ?? stored.secret ?? ''
  if (!/^https?:\/\/[^\s/]+\//.test(url) || !URL.canParse(url)) throw invalid('url', 'notify.bad_robot_url')
  const { areaCode = null, organisationId = null } = change
  if ((areaCode === null) === (organisationId === null)) throw invalid('areaCode', 'notify.one_group')
  await checkGroup(ctx, { areaCode, organisationId })
  return {
    name: change.name,
    enabled: change.enabled,
    area_code: areaCode,
    organisation_id: organisationId,
    settings: jsonb({ host: new URL(url).host, signed: secret !== '', kinds: change.kinds }),
    secrets: jsonb(sealSecrets(crypto, { url, secret })),
    changed_at: ctx.now,
  }
}

async function checkGroup(
  ctx: Ctx,
  { areaCode, organisationId }: { areaCode: string | null; organisationId: string | null },
): Promise<void> {
  const { db } = ctx.tx
  if (areaCode !== null) {
    const area = await db.selectFrom('territory.area').select('code').where('code', '=', areaCode).executeTakeFirst()
    if (!area || !ctx.reaches(areaCode)) throw invalid('areaCode', 'notify.unknown_area')
  }
  if (organisationId === null) return
  const unit = await db
    .selectFrom('people.organisation')
    .select('area_code')
    .where('id', '=', organisationId)
    .executeTakeFirst()
  if (!unit || !ctx.reaches(unit.area_code)) throw invalid('organisationId', 'notify.unknown_organisation')
}
