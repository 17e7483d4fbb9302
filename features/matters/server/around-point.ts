import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { QUADKEY_ZOOM, tileAt, tileRange } from '#kernel/territory/index.ts'

const EQUATOR_M = 40_075_016

/**
 * A square around a point that holds every place within so many metres, as ranges the index over `m.quadkey` answers:
 * the nine tiles around the point, at the finest zoom whose tiles are at least that wide.
 */
export function aroundPoint(lng: number, lat: number, metres: number): RawBuilder<SqlBool> {
  const circle = EQUATOR_M * Math.cos((lat * Math.PI) / 180)
  const zoom = Math.max(0, Math.min(QUADKEY_ZOOM, Math.floor(Math.log2(circle / Math.max(metres, 1)))))
  const { x, y } = tileAt(lng, lat, zoom)
  const size = 2 ** zoom
  const steps = [-1, 0, 1]
  const ranges = steps.flatMap(dx =>
    steps
      .map(dy => ({ x: x + dx, y: y + dy }))
      .filter(tile => tile.x >= 0 && tile.y >= 0 && tile.x < size && tile.y < size)
      .map(tile => tileRange(zoom, tile.x, tile.y)),
  )
  const inside = ranges.map(([from, to]) => sql<SqlBool>`(m.quadkey >= ${from} and m.quadkey < ${to})`)
  return sql<SqlBool>`(${sql.join(inside, sql` or `)})`
}
