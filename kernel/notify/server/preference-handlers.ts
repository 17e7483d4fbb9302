import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { preferenceRoutes } from '../preference-contract.ts'
import { addressHandlers } from './address-handlers.ts'
import { personOf, readMine } from './my-notifications.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { readChoices } from './read-letters.ts'

/** More are not one person's devices. */
const MOST_DEVICES = 10

type Routes = typeof preferenceRoutes

export function preferenceHandlers(deps: NotifyDeps): Handlers<Routes, Ctx> {
  return {
    ...addressHandlers(deps),
    getMyNotifications: (_input, ctx) => readMine(ctx, deps.crypto),
    async saveMyNotifications({ body }, ctx) {
      const personId = personOf(ctx)
      const choices = { ...(await readChoices(ctx.tx.db, personId)), ...body.choices }
      const row = { choices: jsonb(choices), locale: ctx.locale, changed_at: ctx.now }
      await ctx.tx.db
        .insertInto('notify.preference')
        .values({ person_id: personId, ...row })
        .onConflict(conflict => conflict.column('person_id').doUpdateSet(row))
        .execute()
      return readMine(ctx, deps.crypto)
    },
    async subscribePush({ body }, ctx) {
      const { endpoint, keys } = body
      if (!endpoint.startsWith('https:') && !deps.isNamed(endpoint)) throw invalid('endpoint', 'notify.push_refused')
      const { alg, keyId, cipher } = deps.crypto.encrypt(JSON.stringify({ endpoint, keys }))
      const row = { person_id: personOf(ctx), alg, key_id: keyId, cipher, device: deviceOf(ctx), created_at: ctx.now }
      const index = deps.crypto.blindIndex('push-endpoint', endpoint)
      // Whoever signs in on a shared phone takes it over: the former owner hears nothing there any more.
      await ctx.tx.db
        .insertInto('notify.subscription')
        .values({ id: newId(ctx.now), endpoint_index: index, ...row })
        .onConflict(conflict => conflict.column('endpoint_index').doUpdateSet(row))
        .execute()
      await dropOldest(ctx)
      return readMine(ctx, deps.crypto)
    },
    async endDevice({ params }, ctx) {
      const { numDeletedRows } = await ctx.tx.db
        .deleteFrom('notify.subscription')
        .where('id', '=', params.id)
        .where('person_id', '=', personOf(ctx))
        .executeTakeFirst()
      if (numDeletedRows === 0n) throw notFound()
      return readMine(ctx, deps.crypto)
    },
  }
}

async function dropOldest(ctx: Ctx): Promise<void> {
  const rows = await ctx.tx.db
    .selectFrom('notify.subscription')
    .select('id')
    .where('person_id', '=', personOf(ctx))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .offset(MOST_DEVICES)
    .execute()
  if (rows.length === 0) return
  const ids = rows.map(row => row.id)
  await ctx.tx.db.deleteFrom('notify.subscription').where('id', 'in', ids).execute()
}

const systems = /iPhone|iPad|Android|Windows|Mac OS X|Linux/
const programs = /MicroMessenger|Edg|Firefox|Chrome|Safari/

/** `Chrome · Android`: for recognising one's own, not for telling people apart. */
function deviceOf({ request }: Ctx): string {
  const agent = request.headers['user-agent'] ?? ''
  const parts = [programs.exec(agent)?.[0], systems.exec(agent)?.[0]].flatMap(part => part ?? [])
  return parts.join(' · ') || 'Web'
}
