import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId, NO_DISTRICT } from '#kernel/ids/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract, subscriptionInput } from '../contract.ts'
import { listDeliveries, resendDelivery } from './deliveries.ts'
import type { OpenDataDeps } from './deps.ts'
import { newSecret, OVERLAP_MS, sealSecret } from './hook-secret.ts'
import { readSubscription, readSubscriptions } from './subscription-rows.ts'

type Routes = Pick<
  typeof contract.routes,
  'listSubscriptions' | 'createSubscription' | 'editSubscription' | 'rotateSecret' | 'listDeliveries' | 'resendDelivery'
>

/** Webhooks: who is told what, and what came of it. Secrets leave once and are kept encrypted. */
export function hookHandlers(deps: Deps): Handlers<Routes, Ctx> {
  return {
    listSubscriptions: async (_input, ctx) => ({ items: await readSubscriptions(ctx.tx.db) }),
    createSubscription: ({ body }, ctx) => create(ctx, deps, body),
    editSubscription: ({ params, body }, ctx) => edit(ctx, deps, { id: params.id, body }),
    rotateSecret: ({ params }, ctx) => rotate(ctx, deps, params.id),
    listDeliveries: ({ params, query }, ctx) => listDeliveries(ctx.tx.db, { ...query, subscriptionId: params.id }),
    async resendDelivery({ params }, ctx) {
      const key = { district: params.district, eventId: params.eventId, subscriptionId: params.id }
      const sent = await resendDelivery(ctx.tx, key)
      record(ctx, 'interface.webhook_resent', { id: params.id, eventId: params.eventId })
      return sent
    },
  }
}

type Deps = Pick<OpenDataDeps, 'crypto' | 'outbound'>
type Answer<K extends keyof Routes> = Promise<z.input<Routes[K]['reply']>>

async function create(ctx: Ctx, deps: Deps, body: z.output<typeof subscriptionInput>): Answer<'createSubscription'> {
  const { tx, actor } = ctx
  await checkInput(ctx, deps, body)
  const [id, secret] = [newId(tx.now), newSecret()]
  await tx.db
    .insertInto('open_data.subscription')
    .values({
      id,
      name: body.name,
      url: body.url,
      event_types: body.eventTypes,
      area_code: body.areaCode ?? null,
      ...sealSecret(deps.crypto, secret),
      created_by: actor.personId,
      created_at: tx.now,
    })
    .execute()
  record(ctx, 'interface.webhook_created', { id, name: body.name, url: body.url })
  return { ...(await readSubscription(tx.db, id)), secret }
}

async function edit(
  ctx: Ctx,
  deps: Deps,
  { id, body }: { id: string; body: z.output<Routes['editSubscription']['body']> },
): Answer<'editSubscription'> {
  const { tx } = ctx
  await checkInput(ctx, deps, body)
  const { name, url, eventTypes, areaCode, active } = body
  await readSubscription(tx.db, id)
  const changed = {
    ...(name === undefined ? {} : { name }),
    ...(url === undefined ? {} : { url }),
    ...(eventTypes === undefined ? {} : { event_types: eventTypes }),
    ...(areaCode === undefined ? {} : { area_code: areaCode }),
    // Switched on again it gets its days anew.
    ...(active === undefined ? {} : { active, disabled_at: null, failing_since: null }),
  }
  if (Object.keys(changed).length > 0)
    await tx.db.updateTable('open_data.subscription').set(changed).where('id', '=', id).execute()
  record(ctx, 'interface.webhook_changed', { id, name, url, active })
  return readSubscription(tx.db, id)
}

async function rotate(ctx: Ctx, deps: Deps, id: string): Answer<'rotateSecret'> {
  const { tx } = ctx
  const row = await tx.db
    .selectFrom('open_data.subscription')
    .select(['secret_cipher'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  const secret = newSecret()
  const former = { former_secret_cipher: row.secret_cipher, former_until: new Date(tx.now.getTime() + OVERLAP_MS) }
  await tx.db
    .updateTable('open_data.subscription')
    .set({ ...sealSecret(deps.crypto, secret), ...former })
    .where('id', '=', id)
    .execute()
  record(ctx, 'interface.webhook_secret_rotated', { id })
  return { ...(await readSubscription(tx.db, id)), secret }
}

/** The address must be one that may be called, the area one that is there. */
async function checkInput(
  ctx: Ctx,
  { outbound }: Pick<OpenDataDeps, 'outbound'>,
  body: { url?: string | undefined; areaCode?: string | null | undefined },
): Promise<void> {
  if (body.url !== undefined) outbound.check(body.url)
  if (body.areaCode === undefined || body.areaCode === null) return
  const area = await ctx.tx.db
    .selectFrom('territory.area')
    .select('code')
    .where('code', '=', body.areaCode)
    .executeTakeFirst()
  if (!area) throw invalid('areaCode', 'open-data.area_unknown')
}

function record(ctx: Ctx, event: string, { id, ...details }: { id: string } & Record<string, unknown>): void {
  writeAudit(ctx.tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event,
    subjectKind: 'webhook',
    subjectId: id,
    details,
  })
}
