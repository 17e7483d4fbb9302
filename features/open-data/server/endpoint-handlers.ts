import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { organisationsById } from '#kernel/people/server/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract, endpointInput } from '../contract.ts'
import { readServiceMap, writeServiceMap } from '../service-map.ts'
import type { EndpointView } from '../shapes.ts'
import type { OpenDataDeps, OpenDb } from './deps.ts'
import { listOutgoing, resendOutgoing } from './outgoing.ts'

type Routes = Pick<
  typeof contract.routes,
  'listEndpoints' | 'saveEndpoint' | 'endEndpoint' | 'listOutgoing' | 'resendOutgoing'
>

/** Organisations that work in an Open311 system of their own. */
export function endpointHandlers(deps: Pick<OpenDataDeps, 'crypto' | 'outbound'>): Handlers<Routes, Ctx> {
  return {
    listEndpoints: async (_input, ctx) => ({ items: await readEndpoints(ctx.tx.db) }),
    async saveEndpoint({ body }, ctx) {
      await save(ctx, deps, body)
      record(ctx, 'interface.endpoint_saved', { id: body.organisationId, url: body.url })
      return readEndpoint(ctx.tx.db, body.organisationId)
    },
    async endEndpoint({ params }, ctx) {
      const { db, now } = ctx.tx
      await readEndpoint(db, params.organisationId)
      await db
        .updateTable('open_data.endpoint')
        .set({ active: false, updated_at: now })
        .where('organisation_id', '=', params.organisationId)
        .execute()
      record(ctx, 'interface.endpoint_ended', { id: params.organisationId })
      return readEndpoint(db, params.organisationId)
    },
    listOutgoing: ({ params, query }, ctx) => listOutgoing(ctx.tx.db, { ...params, ...query }),
    async resendOutgoing({ params }, ctx) {
      await resendOutgoing(ctx.tx, params)
      record(ctx, 'interface.outgoing_resent', { id: params.organisationId, caseId: params.caseId })
      return {}
    },
  }
}

async function save(
  ctx: Ctx,
  deps: Pick<OpenDataDeps, 'crypto' | 'outbound'>,
  body: z.output<typeof endpointInput>,
): Promise<void> {
  const { tx, actor } = ctx
  deps.outbound.check(body.url)
  const services = readServiceMap(body.services ?? '')
  if ('fault' in services) throw invalid('services', 'open-data.service_line', { line: services.fault })
  const [organisation] = await organisationsById(tx.db, { ids: [body.organisationId], at: tx.now })
  if (!organisation) throw invalid('organisationId', 'open-data.organisation_unknown')
  const sealed = body.apiKey === undefined ? undefined : deps.crypto.encrypt(body.apiKey)
  const key = sealed && { key_alg: sealed.alg, key_id: sealed.keyId, key_cipher: sealed.cipher }
  const values = {
    url: body.url.replace(/\/+$/, ''),
    jurisdiction: body.jurisdiction,
    service_map: jsonb(services.map),
    default_service: body.defaultService,
    active: true,
    updated_at: tx.now,
  }
  const { numUpdatedRows } = await tx.db
    .updateTable('open_data.endpoint')
    .set({ ...values, ...key })
    .where('organisation_id', '=', body.organisationId)
    .executeTakeFirst()
  if (Number(numUpdatedRows) > 0) return
  if (!key) throw invalid('apiKey', 'open-data.field_missing', { name: 'apiKey' })
  await tx.db
    .insertInto('open_data.endpoint')
    .values({ organisation_id: body.organisationId, ...values, ...key, created_by: actor.personId })
    .execute()
}

function endpoints(db: OpenDb) {
  return db
    .selectFrom('open_data.endpoint as e')
    .innerJoin('people.organisation as u', 'u.id', 'e.organisation_id')
    .select(['u.id', 'u.name', 'e.url', 'e.jurisdiction', 'e.service_map', 'e.default_service', 'e.active'])
    .select([
      sql<number>`(select count(*) from open_data.outgoing o where o.organisation_id = u.id and o.state = 'waiting')`.as(
        'waiting',
      ),
      sql<number>`(select count(*) from open_data.outgoing o where o.organisation_id = u.id and o.state = 'failed')`.as(
        'failed',
      ),
    ])
}

async function readEndpoints(db: OpenDb): Promise<EndpointView[]> {
  return (await endpoints(db).orderBy('u.name').limit(200).execute()).map(toView)
}

async function readEndpoint(db: OpenDb, organisationId: string): Promise<EndpointView> {
  const row = await endpoints(db).where('e.organisation_id', '=', organisationId).executeTakeFirst()
  if (!row) throw notFound()
  return toView(row)
}

function toView(row: Awaited<ReturnType<ReturnType<typeof endpoints>['execute']>>[number]): EndpointView {
  return {
    organisation: { id: row.id, name: row.name },
    url: row.url,
    jurisdiction: row.jurisdiction,
    services: writeServiceMap(z.record(z.string(), z.string()).parse(row.service_map)),
    defaultService: row.default_service,
    active: row.active,
    waiting: Number(row.waiting),
    failed: Number(row.failed),
  }
}

function record(ctx: Ctx, event: string, { id, ...details }: { id: string } & Record<string, unknown>): void {
  writeAudit(ctx.tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event,
    subjectKind: 'open311_endpoint',
    subjectId: id,
    details,
  })
}
