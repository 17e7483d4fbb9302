import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'
import { type AreaLevel, prefixRange } from '../code.ts'
import { boundsOf, type MultiPolygon, pointInside } from '../geometry.ts'
import type { Boundary } from '../grid-index.ts'
import { nextGeneration, touchMap } from './map-state.ts'

const multiPolygon = z.array(z.array(z.array(z.tuple([z.number(), z.number()]))))

/** Stored coordinates as a shape. */
export function readPolygon(value: unknown): MultiPolygon {
  return multiPolygon.parse(value)
}

/** Open boundaries of some levels, under one area or everywhere. */
export async function openBoundaries(
  db: Db,
  { levels, under }: { levels: readonly AreaLevel[]; under?: string },
): Promise<Boundary[]> {
  let query = db
    .selectFrom('territory.boundary as boundary')
    .innerJoin('territory.area as area', 'area.code', 'boundary.code')
    .select(['boundary.code', 'boundary.generation', 'boundary.polygon'])
    .where('boundary.valid_to', 'is', null)
    .where('area.level', 'in', levels)
  if (under !== undefined) {
    const [from, to] = prefixRange(under)
    query = query.where('boundary.code', '>=', from).where('boundary.code', '<', to)
  }
  const rows = await query.orderBy('boundary.code').execute()
  return rows.map(({ code, generation, polygon }) => ({ code, generation, polygon: readPolygon(polygon) }))
}

export interface NewBoundary {
  code: string
  polygon: MultiPolygon
}

/**
 * Draws areas anew: closes their open boundaries and opens one of a new generation for each; former ones stay, so that
 * an old attribution can be explained. Also sets each area's own point. Returns the generation.
 */
export async function replaceBoundaries(tx: Tx, boundaries: readonly NewBoundary[], source: string): Promise<number> {
  const generation = await nextGeneration(tx)
  const codes = boundaries.map(boundary => boundary.code)
  await tx.db
    .updateTable('territory.boundary')
    .set({ valid_to: tx.now })
    .where('code', 'in', codes)
    .where('valid_to', 'is', null)
    .execute()
  await tx.db
    .insertInto('territory.boundary')
    .values(boundaries.map(boundary => rowOf(boundary, { generation, source, now: tx.now })))
    .execute()
  const points = boundaries.map(({ code, polygon }) => [code, ...pointInside(polygon)])
  await sql`update territory.area as area
    set lng = (point.value ->> 1)::double precision, lat = (point.value ->> 2)::double precision
    from jsonb_array_elements(${JSON.stringify(points)}::jsonb) as point (value)
    where area.code = point.value ->> 0`.execute(tx.db)
  return generation
}

/** Ends the boundary of an area that ends; its ground then belongs to no grid until it is drawn into others. */
export async function closeBoundary(tx: Tx, code: string): Promise<void> {
  await tx.db
    .updateTable('territory.boundary')
    .set({ valid_to: tx.now })
    .where('code', '=', code)
    .where('valid_to', 'is', null)
    .execute()
  await touchMap(tx)
}

function rowOf(
  { code, polygon }: NewBoundary,
  { generation, source, now }: { generation: number; source: string; now: Date },
) {
  const [west, south, east, north] = boundsOf(polygon)
  return {
    code,
    generation,
    valid_from: now,
    polygon: JSON.stringify(polygon),
    min_lng: west,
    min_lat: south,
    max_lng: east,
    max_lat: north,
    source,
  }
}
