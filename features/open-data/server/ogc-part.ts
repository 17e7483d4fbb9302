import type { FastifyReply } from 'fastify'
import type { Ctx } from '#kernel/access/server/index.ts'
import { notFound } from '#platform/error.ts'
import { definePart } from '#platform/http/mount.ts'
import { openApiOf } from '#platform/http/openapi.ts'
import { translate } from '#platform/i18n.ts'
import { ogcContract } from '../ogc-contract.ts'
import type { OpenDataDeps } from './deps.ts'
import { areaFeed } from './feed.ts'
import { extentOf } from './ogc-areas.ts'
import {
  areaCollections,
  collectionIds,
  conformsTo,
  describeCollection,
  describeLanding,
  isCollection,
} from './ogc-collections.ts'
import { answerOgcError } from './ogc-errors.ts'
import { itemOf, itemsOf } from './ogc-items.ts'
import { answerTile, areaTile, matterTile } from './tiles.ts'

/** OGC API – Features, vector tiles and feeds over what is public. */
export function ogcPart(deps: OpenDataDeps) {
  const described = async (ctx: Ctx, id: string) => {
    const box = await extentOf(ctx.tx.db, areaCollections.get(id) ?? 'district')
    return describeCollection(id, { base: deps.baseUrl, locale: ctx.locale, box })
  }
  return definePart<typeof ogcContract.routes, Ctx>(
    ogcContract,
    {
      landing: async (_input, { reply, locale }) => send(reply, describeLanding(deps.baseUrl, locale)),
      async api(_input, { reply, locale }) {
        const info = { title: translate(locale, 'open-data:ogc.title'), version: '1.0.0' }
        const text = { ...openApiOf([ogcContract], info), servers: [{ url: deps.baseUrl }] }
        return send(reply, text, 'application/vnd.oai.openapi+json;version=3.1')
      },
      conformance: async (_input, { reply }) => send(reply, { conformsTo }),
      async collections(_input, ctx) {
        const all: object[] = []
        for (const id of collectionIds()) all.push(await described(ctx, id))
        const links = [{ href: `${deps.baseUrl}/ogc/collections`, rel: 'self', type: 'application/json' }]
        return send(ctx.reply, { links, collections: all })
      },
      async collection({ params }, ctx) {
        if (!isCollection(params.id)) throw notFound()
        return send(ctx.reply, await described(ctx, params.id))
      },
      items: async ({ params, query }, ctx) =>
        send(ctx.reply, await itemsOf(ctx, deps, { id: params.id, query }), 'application/geo+json'),
      item: async ({ params }, ctx) => send(ctx.reply, await itemOf(ctx, deps, params), 'application/geo+json'),
      areaTile: async ({ params }, ctx) => answerTile(ctx, await areaTile(ctx.tx.db, tileOf(params))),
      matterTile: async ({ params }, ctx) => answerTile(ctx, await matterTile(ctx, deps, tileOf(params))),
      async areaFeed({ params }, ctx) {
        const text = await areaFeed(ctx, deps, params.file.slice(0, -'.rss'.length))
        return ctx.reply
          .header('access-control-allow-origin', '*')
          .header('cache-control', 'public, max-age=300')
          .type('application/rss+xml; charset=utf-8')
          .send(text)
      },
    },
    answerOgcError,
  )
}

function send(reply: FastifyReply, value: object, type = 'application/json'): FastifyReply {
  return reply
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
    .type(type)
    .send(JSON.stringify(value))
}

/** A tile beside the world is not there. */
function tileOf({ z, x, file }: { z: number; x: number; file: string }) {
  const y = Number.parseInt(file, 10)
  if (x >= 2 ** z || y >= 2 ** z) throw notFound()
  return { z, x, y }
}
