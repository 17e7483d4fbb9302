/**
 * Clusters of the One Map at the zooms people stop at, with what is open and with everything, at 10,000 and at 1,000,000
 * matters: `npm run bench -- map [--sizes 10000,1000000] [--samples 200] [--open 2000] [--json]`.
 */
import { centre } from '#city/geometry/position.ts'
import { contract } from '#features/matters/index.ts'
import type { Bench } from '#scripts/run/bench.ts'
import type { BenchCity } from './setup/bench-city.ts'
import { signIn } from './setup/client.ts'
import { measureGrowth, type Question } from './setup/growth.ts'

const ZOOMS = [11, 13, 15, 17]
/** A window of 1,600 by 900 pixels. */
const PIXELS = { wide: 1_600, high: 900 }

export const bench: Bench = ({ rest }) => measureGrowth('map', rest, mapQuestions)

export async function mapQuestions(port: number, { city }: BenchCity): Promise<Question[]> {
  const [leader, dispatcher] = await Promise.all([signIn(port, 'leader'), signIn(port, 'dispatcher')])
  const { point } = city.home.compound
  const code = city.home.street.slice(0, 6)
  const ask = (client: typeof leader, zoom: number, filters: { final?: 'false'; category?: string }) => () =>
    client.call(contract.routes.mapMatters, { query: { ...windowAt(zoom > 12 ? point : centre, zoom), ...filters } })
  const windows = ZOOMS.flatMap((zoom): Question[] => [
    { name: `leader open zoom ${zoom}`, ask: ask(leader, zoom, { final: 'false' }) },
    { name: `leader all zoom ${zoom}`, ask: ask(leader, zoom, {}) },
    { name: `leader field zoom ${zoom}`, ask: ask(leader, zoom, { category: 'security' }) },
    { name: `dispatcher open zoom ${zoom}`, ask: ask(dispatcher, zoom, { final: 'false' }) },
    { name: `dispatcher all zoom ${zoom}`, ask: ask(dispatcher, zoom, {}) },
  ])
  const parts = { params: { code }, query: { level: 'grid' as const } }
  return [
    ...windows,
    { name: 'leader numbers by grid', ask: () => leader.call(contract.routes.childNumbers, parts) },
    { name: 'leader density by grid', ask: () => leader.call(contract.routes.areaDensity, parts) },
  ]
}

/** Degrees that a window shows around a point; a world of 512 pixels at zoom 0, as MapLibre counts. */
function windowAt([lng, lat]: readonly [number, number], zoom: number) {
  const perPixel = 360 / (512 * 2 ** zoom)
  const east = (PIXELS.wide / 2) * perPixel
  const north = (PIXELS.high / 2) * perPixel * Math.cos((lat * Math.PI) / 180)
  return { west: lng - east, south: lat - north, east: lng + east, north: lat + north, zoom }
}
