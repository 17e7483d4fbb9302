import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { defineContract, PUBLIC, route } from '#platform/http/route.ts'

const id = z.string().min(1).max(60)
const written = z.unknown()
/** JSON is the only form; asking for it is allowed. An unknown parameter is refused, as the standard demands. */
const plain = z.strictObject({ f: z.enum(['json', 'html']).optional() })
const tile = z.object({
  z: z.coerce.number().int().min(0).max(20),
  x: z.coerce.number().int().min(0).max(1_048_575),
  file: z.string().regex(/^\d{1,7}\.mvt$/),
})

/** OGC API – Features (OGC 17-069r4) of what is public, vector tiles of the same, and a feed for each area. */
export const ogcContract = defineContract('ogc', {
  landing: route({
    method: 'GET',
    path: '/ogc',
    summary: 'OGC API – Features: landing page',
    permission: PUBLIC,
    query: plain,
    kind: 'stream',
    reply: written,
  }),
  api: route({
    method: 'GET',
    path: '/ogc/api',
    summary: 'This interface as OpenAPI',
    permission: PUBLIC,
    query: plain,
    kind: 'stream',
    reply: written,
  }),
  conformance: route({
    method: 'GET',
    path: '/ogc/conformance',
    summary: 'Which parts of the standard are kept',
    permission: PUBLIC,
    query: plain,
    kind: 'stream',
    reply: written,
  }),
  collections: route({
    method: 'GET',
    path: '/ogc/collections',
    summary: 'Areas by level, and public matters',
    permission: PUBLIC,
    query: plain,
    kind: 'stream',
    reply: written,
  }),
  collection: route({
    method: 'GET',
    path: '/ogc/collections/:id',
    summary: 'One collection',
    permission: PUBLIC,
    params: z.object({ id }),
    query: plain,
    kind: 'stream',
    reply: written,
  }),
  items: route({
    method: 'GET',
    path: '/ogc/collections/:id/items',
    summary: 'Features of a collection as GeoJSON, page by page',
    permission: PUBLIC,
    params: z.object({ id }),
    query: plain.extend({
      /** west,south,east,north in degrees of WGS84. */
      bbox: z.string().max(200).optional(),
      /** An instant, or an interval `from/to` with `..` for an open end (RFC 3339). */
      datetime: z.string().max(100).optional(),
      limit: z.coerce.number().int().min(1).default(100),
      /** Given by the `next` link. */
      cursor: z.string().max(500).optional(),
    }),
    kind: 'stream',
    reply: written,
  }),
  item: route({
    method: 'GET',
    path: '/ogc/collections/:id/items/:item',
    summary: 'One feature as GeoJSON',
    permission: PUBLIC,
    params: z.object({ id, item: id }),
    query: plain,
    kind: 'stream',
    reply: written,
  }),
  areaTile: route({
    method: 'GET',
    path: '/tiles/areas/:z/:x/:file',
    summary: 'Areas as a vector tile: a layer for each level',
    permission: PUBLIC,
    params: tile,
    kind: 'stream',
    reply: written,
  }),
  matterTile: route({
    method: 'GET',
    path: '/tiles/matters/:z/:x/:file',
    summary: 'Public matters of 90 days as a vector tile: counted by community, one by one from zoom 14 on',
    permission: PUBLIC,
    params: tile,
    kind: 'stream',
    reply: written,
  }),
  areaFeed: route({
    method: 'GET',
    path: '/feeds/areas/:file',
    summary: 'What happens to the public matters of an area, as RSS',
    permission: PUBLIC,
    params: z.object({
      file: z.string().refine(name => name.endsWith('.rss') && areaCode.safeParse(name.slice(0, -4)).success),
    }),
    kind: 'stream',
    reply: written,
  }),
})
