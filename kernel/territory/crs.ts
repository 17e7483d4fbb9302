import gcoord from 'gcoord'
import type { Crs } from './shapes.ts'

// The package's types describe a default export inside CommonJS; both Node and bundlers hand over that default itself.
const api = gcoord as unknown as typeof gcoord.default

const systems = {
  wgs84: api.WGS84,
  cgcs2000: api.WGS84,
  gcj02: api.GCJ02,
  bd09: api.BD09,
} as const

/** To stored coordinates. The way back is off by at most 0.15 m (GCJ-02) or 0.31 m (BD-09); outside China there is no offset. */
export function toWgs84(lng: number, lat: number, from: Crs): [lng: number, lat: number] {
  return convert(lng, lat, systems[from], api.WGS84)
}

/** From stored coordinates to what a map service expects. */
export function fromWgs84(lng: number, lat: number, to: Crs): [lng: number, lat: number] {
  return convert(lng, lat, api.WGS84, systems[to])
}

type System = (typeof systems)[Crs]

function convert(lng: number, lat: number, from: System, to: System): [lng: number, lat: number] {
  if (from === to) return [lng, lat]
  const [x, y] = api.transform([lng, lat], from, to)
  return [x, y]
}
