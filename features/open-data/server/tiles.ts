import { createHash } from 'node:crypto'
import { fromGeojsonVt } from '@maplibre/vt-pbf'
import GeoJSONVT from 'geojson-vt'
import type { Feature, Geometry } from 'geojson'
import type { Ctx } from '#kernel/access/server/index.ts'
import { type AreaLevel, tileBounds } from '#kernel/territory/index.ts'
import type { Box } from '../ports.ts'
import type { OpenDataDeps, OpenDb } from './deps.ts'
import { overlaps } from './ogc-areas.ts'

interface Tile {
  z: number
  x: number
  y: number
}

const EXTENT = 4_096
/** Tile units around a tile that are drawn too, so that lines and marks at its edge are whole. */
const BUFFER = 64
/** A level is in the tiles from this zoom on. */
const FROM_ZOOM: readonly (readonly [AreaLevel, number])[] = [
  ['district', 0],
  ['street', 9],
  ['community', 11],
  ['grid', 13],
]
const SINGLE_FROM = 14
const MOST_SINGLE = 2_000
const DAYS_90 = 90 * 86_400_000

/** Districts, streets, communities and grids, a layer each. */
export async function areaTile(db: OpenDb, tile: Tile): Promise<Uint8Array> {
  const box = boxOf(tile)
  const levels = FROM_ZOOM.filter(([, zoom]) => tile.z >= zoom).map(([level]) => level)
  const rows = await db
    .selectFrom('territory.area as a')
    .innerJoin('territory.boundary as b', 'b.code', 'a.code')
    .select(['a.code', 'a.level', 'a.name', 'a.name_en', 'b.polygon'])
    .where('b.valid_to', 'is', null)
    .where('a.valid_to', 'is', null)
    .where('a.level', 'in', levels)
    .where(overlaps(box))
    .orderBy('a.code')
    .execute()
  const layers = levels.map(level => {
    const features = rows
      .filter(row => row.level === level)
      .map(({ code, name, name_en, polygon }) =>
        featureOf({ type: 'MultiPolygon', coordinates: polygon } as Geometry, { code, name, name_en }),
      )
    return [level, features] as const
  })
  return encode(layers, tile)
}

/** What happened in 90 days: counted at the middle of each community; from zoom 14 on also what is public one by one. */
export async function matterTile(ctx: Ctx, deps: OpenDataDeps, tile: Tile): Promise<Uint8Array> {
  const box = boxOf(tile)
  const since = new Date(ctx.now.getTime() - DAYS_90)
  const counts = await deps.matters.communities(ctx.tx.db, { box, since })
  const single =
    tile.z < SINGLE_FROM
      ? []
      : await deps.matters.list(ctx.tx.db, { box, from: since, openOnly: true, limit: MOST_SINGLE }, ctx.locale)
  const communities = counts.map(({ lng, lat, ...tags }) => featureOf(pointAt(lng, lat), tags))
  const matters = single.flatMap(({ lng, lat, number, title, state, final, category }) =>
    lng === null || lat === null
      ? []
      : [featureOf(pointAt(lng, lat), { number, title, state, closed: final, category: category?.id ?? '' })],
  )
  return encode(
    [
      ['communities', communities],
      ['matters', matters],
    ],
    tile,
  )
}

/** The tile with its buffer, so that what begins next door is drawn on both sides. */
function boxOf(tile: Tile): Box {
  const [west, south, east, north] = tileBounds(tile)
  const [width, height] = [((east - west) * BUFFER) / EXTENT, ((north - south) * BUFFER) / EXTENT]
  return [west - width, south - height, east + width, north + height]
}

function pointAt(lng: number, lat: number): Geometry {
  return { type: 'Point', coordinates: [lng, lat] }
}

function featureOf(geometry: Geometry, properties: Record<string, unknown>): Feature {
  return { type: 'Feature', geometry, properties }
}

function encode(layers: readonly (readonly [string, Feature[]])[], { z, x, y }: Tile): Uint8Array {
  const filled = layers.flatMap(([name, features]) => {
    if (features.length === 0) return []
    const index = new GeoJSONVT(
      { type: 'FeatureCollection', features },
      { maxZoom: z, indexMaxZoom: 0, extent: EXTENT, buffer: BUFFER },
    )
    const tile = index.getTile(z, x, y)
    return tile && tile.features.length > 0 ? [[name, tile] as const] : []
  })
  return fromGeojsonVt(Object.fromEntries(filled) as Parameters<typeof fromGeojsonVt>[0], {
    version: 2,
    extent: EXTENT,
  })
}

/** Answers with the tile, or that the caller has it already. */
export function answerTile({ request, reply }: Ctx, bytes: Uint8Array) {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`
  reply
    .header('etag', etag)
    .header('cache-control', 'public, max-age=60')
    .header('access-control-allow-origin', '*')
    .header('cross-origin-resource-policy', 'cross-origin')
  if (request.headers['if-none-match'] === etag) return reply.status(304).send()
  return reply.type('application/vnd.mapbox-vector-tile').send(Buffer.from(bytes))
}
