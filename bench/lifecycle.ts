/**
 * Whole lives of a matter per second, from the report to the rating, through HTTP on PostgreSQL, while the past grows:
 * `npm run bench -- lifecycle [--sizes 0,300000,1000000] [--seconds 60] [--clients 8] [--open 2000] [--json]`.
 * `ratio` is the rate at the last size over the rate at the first.
 */
import { type BenchCity, withBenchCity } from './setup/bench-city.ts'
import { percentile, round, spreadOf } from './setup/figures.ts'
import { numberFlags, one } from './setup/flags.ts'
import { openHistory } from './setup/history.ts'
import { castOf, liveThrough, type Timings } from './setup/lifecycle-steps.ts'
import { repeat } from './setup/load.ts'
import type { Bench } from '#scripts/run/bench.ts'

const TARGET = 0.9
/** Matters the engine plays, from which the past is grown. */
const SAMPLE = 2_000
const WARM_UP_SECONDS = 5

export const bench: Bench = async ({ rest }) => {
  const flags = numberFlags(rest, {
    sizes: [0, 300_000, 1_000_000],
    seconds: [60],
    clients: [8],
    open: [2_000],
    sample: [SAMPLE],
  })
  const load = { clients: one(flags.clients), seconds: one(flags.seconds) }
  const sizes = await withBenchCity(one(flags.sample), async city => {
    const history = await openHistory(city.url)
    const measured: ({ matters: number } & Awaited<ReturnType<typeof measure>>)[] = []
    for (const matters of flags.sizes) {
      await history.growTo(matters, one(flags.open))
      measured.push({ matters, ...(await measure(city, load)) })
    }
    return measured
  })
  const ratio = round((sizes.at(-1)?.perSecond ?? 0) / (sizes[0]?.perSecond ?? 0))
  return { name: 'lifecycle', figures: { ...load, sizes }, ratio, target: TARGET, holds: ratio >= TARGET }
}

async function measure(city: BenchCity, load: { clients: number; seconds: number }) {
  const server = await city.startServer()
  try {
    const cast = await castOf(server.port, city.city)
    await repeat({ ...load, seconds: Math.min(WARM_UP_SECONDS, load.seconds) }, () => liveThrough(cast, {}))
    const timings: Timings = {}
    const { done, perSecond, durationsMs } = await repeat(load, () => liveThrough(cast, timings))
    const steps = Object.entries(timings).map(([name, ms]) => [name, round(percentile(ms, 50))])
    return { done, perSecond: round(perSecond), ...spreadOf(durationsMs), stepsP50Ms: Object.fromEntries(steps) }
  } finally {
    await server.stop()
  }
}
