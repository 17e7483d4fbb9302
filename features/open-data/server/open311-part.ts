import { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { DomainError, notFound } from '#platform/error.ts'
import { definePart } from '#platform/http/mount.ts'
import { open311Contract } from '../open311-contract.ts'
import { createKeyLimit } from './api-key.ts'
import type { OpenDataDeps } from './deps.ts'
import { answerOpen311Error } from './open311-errors.ts'
import { postRequest } from './open311-post.ts'
import { checkJurisdiction, filterOf, writeRequests } from './open311-requests.ts'
import { writeDefinition, writeDiscovery, writeServices } from './open311-services.ts'
import { listOf, splitFile, write } from './open311-write.ts'

/** When what is offered last changed. */
const CHANGED = '2026-11-22T00:00:00+08:00'

/** Open311 GeoReport v2 over the public view of matters. */
export function open311Part(deps: OpenDataDeps) {
  const limit = createKeyLimit()
  const jurisdiction = new URL(deps.baseUrl).hostname
  const own = (query: { jurisdiction_id?: string | undefined }) =>
    checkJurisdiction(query.jurisdiction_id, jurisdiction)
  return definePart<typeof open311Contract.routes, Ctx>(
    open311Contract,
    {
      async discovery({ params }, { reply }) {
        const at = { changed: CHANGED, keyService: deps.baseUrl, contact: deps.baseUrl }
        return write(reply, params.format, writeDiscovery(deps.baseUrl, at))
      },
      async services({ params, query }, ctx) {
        own(query)
        return write(ctx.reply, params.format, writeServices(await deps.matters.services(ctx.tx.db, ctx)))
      },
      async service({ params, query }, ctx) {
        own(query)
        const { name, format } = splitFile(params.file)
        const services = await deps.matters.services(ctx.tx.db, ctx)
        if (!services.some(one => one.code === name))
          throw new DomainError('open-data.service_unknown', { status: 404 })
        return write(ctx.reply, format, writeDefinition(name, ctx.locale))
      },
      async listRequests({ params, query }, ctx) {
        own(query)
        const found = await deps.matters.list(ctx.tx.db, filterOf(query, ctx.now), ctx.locale)
        return write(ctx.reply, params.format, writeRequests(found))
      },
      async getRequest({ params, query }, ctx) {
        own(query)
        const { name, format } = splitFile(params.file)
        const found = await deps.matters.list(ctx.tx.db, { numbers: [name], limit: 1 }, ctx.locale)
        if (found.length === 0) throw notFound()
        return write(ctx.reply, format, writeRequests(found))
      },
      async getToken({ params, query }, ctx) {
        own(query)
        const { name, format } = splitFile(params.file)
        if (!z.uuid().safeParse(name).success) throw notFound()
        const row = await ctx.tx.db
          .selectFrom('open_data.request')
          .select(['number', 'token'])
          .where('token', '=', name)
          .executeTakeFirst()
        if (!row) throw notFound()
        const answer = { service_request_id: row.number, token: row.token }
        return write(ctx.reply, format, listOf('service_requests', 'request', [answer]))
      },
      async postRequest({ params }, ctx) {
        return write(ctx.reply, params.format, await postRequest(ctx, { ...deps, limit, jurisdiction }))
      },
    },
    answerOpen311Error,
  )
}
