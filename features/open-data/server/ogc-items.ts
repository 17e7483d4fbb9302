import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import { decodeCursor, encodeCursor } from '#platform/http/cursor.ts'
import type { ogcContract } from '../ogc-contract.ts'
import { readBox, readInterval } from '../ogc-query.ts'
import type { PublicFilter } from '../ports.ts'
import type { OpenDataDeps } from './deps.ts'
import { type AreaQuery, areaFeature, areaFeatures, countAreas } from './ogc-areas.ts'
import { areaCollections, MATTERS } from './ogc-collections.ts'
import { matterFeature, matterKeyOf } from './ogc-matters.ts'

type Query = z.output<typeof ogcContract.routes.items.query>

/** The standard lets a server give less than was asked for. */
const MOST = 1_000
/** Counting stops here; beyond, the answer says nothing of how many there are. */
const COUNTED = 10_000

interface Page {
  features: object[]
  /** What the page after begins behind. */
  next: string | null
  matched: number | null
}

/** One page of a collection as a FeatureCollection. Pages follow each other by a key, so none is slow and none repeats. */
export async function itemsOf(ctx: Ctx, deps: OpenDataDeps, at: { id: string; query: Query }): Promise<object> {
  const { id, query } = at
  const page = await (id === MATTERS ? matterPage(ctx, deps, query) : areaPage(ctx, id, query))
  const url = `${deps.baseUrl}/ogc/collections/${id}`
  const here = (cursor: string | undefined) => `${url}/items?${parametersOf({ ...query, cursor })}`
  const type = 'application/geo+json'
  return {
    type: 'FeatureCollection',
    features: page.features,
    ...(page.matched === null ? {} : { numberMatched: page.matched }),
    numberReturned: page.features.length,
    timeStamp: ctx.now.toISOString(),
    links: [
      { href: here(query.cursor), rel: 'self', type },
      ...(page.next === null ? [] : [{ href: here(page.next), rel: 'next', type }]),
      { href: url, rel: 'collection', type: 'application/json' },
    ],
  }
}

function parametersOf(query: Query): string {
  const given = Object.entries(query).flatMap(([key, value]): [string, string][] =>
    value === undefined ? [] : [[key, String(value)]],
  )
  return new URLSearchParams(given).toString()
}

async function areaPage(ctx: Ctx, id: string, query: Query): Promise<Page> {
  const level = areaCollections.get(id)
  if (!level) throw notFound()
  const limit = Math.min(query.limit, MOST)
  const wanted: AreaQuery = {
    level,
    box: readBox(query.bbox),
    interval: readInterval(query.datetime),
    after: query.cursor === undefined ? undefined : String(decodeCursor(query.cursor, 1)[0]),
    limit: limit + 1,
    now: ctx.now,
  }
  const { db } = ctx.tx
  const [found, matched] = [await areaFeatures(db, wanted), await countAreas(db, wanted)]
  const features = found.slice(0, limit)
  return { features, matched, next: found.length > limit ? encodeCursor([idOf(features.at(-1))]) : null }
}

function idOf(feature: object | undefined): string {
  return feature && 'id' in feature ? String(feature.id) : ''
}

async function matterPage(ctx: Ctx, deps: OpenDataDeps, query: Query): Promise<Page> {
  const limit = Math.min(query.limit, MOST)
  const { from, to } = readInterval(query.datetime)
  const filter: PublicFilter = { from, to, box: readBox(query.bbox), after: afterOf(query.cursor), limit: limit + 1 }
  const { db } = ctx.tx
  const found = await deps.matters.list(db, filter, ctx.locale)
  const matched = await deps.matters.count(db, filter, COUNTED + 1)
  const shown = found.slice(0, limit)
  const last = found.length > limit ? shown.at(-1) : undefined
  return {
    features: shown.map(matterFeature),
    matched: matched > COUNTED ? null : matched,
    next: last ? encodeCursor([last.openedAt.toISOString(), last.id]) : null,
  }
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

function afterOf(cursor: string | undefined): PublicFilter['after'] {
  if (cursor === undefined) return undefined
  const [at, id] = decodeCursor(cursor, 2)
  const instant = new Date(String(at))
  if (Number.isNaN(instant.getTime()) || !uuid.test(String(id))) throw invalid('cursor', 'platform.invalid_field')
  return { at: instant, id: String(id) }
}

/** One feature, or 404. */
export async function itemOf(ctx: Ctx, deps: OpenDataDeps, at: { id: string; item: string }): Promise<object> {
  const level = areaCollections.get(at.id)
  const feature = level
    ? await areaFeature(ctx.tx.db, { level, code: at.item })
    : at.id === MATTERS
      ? await oneMatter(ctx, deps, at.item)
      : null
  if (!feature) throw notFound()
  const collection = `${deps.baseUrl}/ogc/collections/${at.id}`
  const links = [
    { href: `${collection}/items/${encodeURIComponent(at.item)}`, rel: 'self', type: 'application/geo+json' },
    { href: collection, rel: 'collection', type: 'application/json' },
  ]
  return { ...feature, links }
}

async function oneMatter(ctx: Ctx, deps: OpenDataDeps, item: string): Promise<object | null> {
  const key = matterKeyOf(item)
  if (!key) return null
  const [matter] = await deps.matters.list(ctx.tx.db, { key, limit: 1 }, ctx.locale)
  return matter ? matterFeature(matter) : null
}
