import type { z } from 'zod'
import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId, NO_DISTRICT } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { channelRoutes } from '../channel-contract.ts'
import { emailSettings, pushSettings, smsSettings } from '../channel-shapes.ts'
import { openSecrets, sealSecrets } from './channel-store.ts'
import { listChannels } from './list-channels.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { TIMES_KEY } from './read-times.ts'
import { recordChange } from './record-change.ts'
import { robotHandlers } from './robot-handlers.ts'
import { testChannel } from './test-channel.ts'

type Routes = Omit<typeof channelRoutes, 'listDeliveries' | 'retryDelivery'>

export function channelHandlers(deps: NotifyDeps): Handlers<Routes, Ctx> {
  const save = async (ctx: Ctx, single: Single) => {
    await saveSingle(deps, ctx, single)
    return listChannels(ctx.tx.db, deps)
  }
  return {
    ...robotHandlers(deps),
    listChannels: (_input, ctx) => listChannels(ctx.tx.db, deps),
    saveSms: ({ body: { enabled, key, ...rest } }, ctx) =>
      save(ctx, { kind: 'sms', enabled, settings: smsSettings.parse(rest), secret: ['key', key], optional: true }),
    saveEmail: ({ body: { enabled, password, ...rest } }, ctx) =>
      save(ctx, {
        kind: 'email',
        enabled,
        settings: emailSettings.parse(rest),
        secret: ['password', password],
        optional: rest.user === '',
      }),
    async savePush({ body: { enabled, subject } }, ctx) {
      const row = await ctx.tx.db
        .selectFrom('notify.channel')
        .select(['id', 'settings'])
        .where('kind', '=', 'push')
        .forUpdate()
        .executeTakeFirst()
      if (!row) throw notFound()
      const settings = pushSettings.safeParse({ ...Object(row.settings), subject })
      if (!settings.success) throw invalid('subject', 'notify.bad_push_subject')
      await ctx.tx.db
        .updateTable('notify.channel')
        .set({ settings: jsonb(settings.data), enabled, changed_at: ctx.now })
        .where('id', '=', row.id)
        .execute()
      recordChange(ctx, { id: row.id, kind: 'push', enabled })
      return listChannels(ctx.tx.db, deps)
    },
    async saveTimes({ body: { quiet, digest } }, ctx) {
      const value = { quiet, digest }
      const row = { value: jsonb(value), updated_at: ctx.now }
      await ctx.tx.db
        .insertInto('platform.setting')
        .values({ key: TIMES_KEY, ...row })
        .onConflict(conflict => conflict.column('key').doUpdateSet(row))
        .execute()
      writeAudit(ctx.tx, {
        district: NO_DISTRICT,
        actor: ctx.actor,
        event: 'notify.times_set',
        subjectKind: 'setting',
        subjectId: TIMES_KEY,
        details: { ...value },
      })
      return listChannels(ctx.tx.db, deps)
    },
    testChannel: ({ params, body }, ctx) => testChannel(deps, ctx, { id: params.id, to: body.to }),
  }
}

interface Single {
  kind: 'sms' | 'email'
  enabled: boolean
  settings: z.output<typeof smsSettings> | z.output<typeof emailSettings>
  secret: readonly [name: string, value: string | undefined]
  /** Works without a secret. */
  optional: boolean
}

async function saveSingle({ crypto }: NotifyDeps, ctx: Ctx, { kind, enabled, ...single }: Single): Promise<void> {
  const existing = await ctx.tx.db
    .selectFrom('notify.channel')
    .select(['id', 'secrets'])
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirst()
  const [name, given] = single.secret
  const value = given ?? openSecrets(crypto, existing?.secrets ?? null)[name] ?? ''
  if (!value && !single.optional) throw invalid(name, 'notify.needs_secret')
  const row = {
    enabled,
    settings: jsonb(single.settings),
    secrets: jsonb(sealSecrets(crypto, { [name]: value })),
    changed_at: ctx.now,
  }
  const id = existing?.id ?? newId(ctx.now)
  if (existing) await ctx.tx.db.updateTable('notify.channel').set(row).where('id', '=', id).execute()
  else
    await ctx.tx.db
      .insertInto('notify.channel')
      .values({ id, kind, name: kind, ...row })
      .execute()
  recordChange(ctx, { id, kind, enabled, ...(given ? { secret: 'changed' } : {}) })
}
