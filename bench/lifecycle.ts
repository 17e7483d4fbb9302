/**
 * Whole lives of a matter per second, from the report to the rating, through HTTP on PostgreSQL, on pasts of different
 * length: `npm run bench -- lifecycle [--sizes 0,300000,1000000] [--seconds 60] [--rounds 5] [--clients 8] [--open 2000]
 * [--json]`. `ratio` is the rate at the last size over the rate at the first, of the round in the middle: what disturbs one
 * turn of one size is no growth.
 */
import { type BenchCity, withBenchCity } from './setup/bench-city.ts'
import { percentile, round, spreadOf } from './setup/figures.ts'
import { numberFlags, one } from './setup/flags.ts'
import { growInStages } from './setup/history.ts'
import { castOf, liveThrough, type Timings } from './setup/lifecycle-steps.ts'
import { repeat, type Work } from './setup/load.ts'
import type { Bench } from '#scripts/run/bench.ts'

const TARGET = 0.9
/** Matters the engine plays, from which the past is grown. */
const SAMPLE = 2_000
const WARM_UP_SECONDS = 5

export const bench: Bench = async ({ rest }) => {
  const flags = numberFlags(rest, {
    sizes: [0, 300_000, 1_000_000],
    seconds: [60],
    rounds: [5],
    clients: [8],
    open: [2_000],
    sample: [SAMPLE],
  })
  const load = { clients: one(flags.clients), seconds: one(flags.seconds), rounds: one(flags.rounds) }
  const sizes = await withBenchCity(one(flags.sample), async city => {
    const urls = await growInStages(city, flags.sizes, one(flags.open))
    const measured = await measure(city, urls, load)
    return flags.sizes.map((matters, index) => ({ matters, ...measured[index] }))
  })
  const [first, last] = [sizes[0]?.perSecondByRound ?? [], sizes.at(-1)?.perSecondByRound ?? []]
  const ratioByRound = last.map((rate, index) => rate / (first[index] ?? 0))
  const ratio = round(percentile(ratioByRound, 50))
  return { name: 'lifecycle', figures: { ...load, sizes }, ratio, target: TARGET, holds: ratio >= TARGET }
}

interface Load {
  clients: number
  /** Of each size, over all rounds. */
  seconds: number
  rounds: number
}

/** Every size has its turn in each round: what slows the machine for a while slows all of them alike. */
async function measure(city: BenchCity, urls: readonly string[], { clients, seconds, rounds }: Load) {
  const servers = await Promise.all(urls.map(databaseUrl => city.startServer({ databaseUrl })))
  try {
    const sizes = await Promise.all(
      servers.map(async ({ port }) => ({
        cast: await castOf(port, city.city),
        timings: {} as Timings,
        work: [] as Work[],
      })),
    )
    for (const { cast } of sizes) await repeat({ clients, seconds: WARM_UP_SECONDS }, () => liveThrough(cast, {}))
    for (let turn = 0; turn < rounds; turn += 1)
      for (const { cast, timings, work } of sizes)
        work.push(await repeat({ clients, seconds: seconds / rounds }, () => liveThrough(cast, timings)))
    return sizes.map(({ timings, work }) => figuresOf(work, timings, seconds))
  } finally {
    for (const server of servers) await server.stop()
  }
}

function figuresOf(work: readonly Work[], timings: Timings, seconds: number) {
  const done = work.reduce((sum, one) => sum + one.done, 0)
  const steps = Object.entries(timings).map(([name, ms]) => [name, round(percentile(ms, 50))])
  return {
    done,
    perSecond: round(done / seconds),
    perSecondByRound: work.map(one => round(one.perSecond)),
    ...spreadOf(work.flatMap(one => one.durationsMs)),
    stepsP50Ms: Object.fromEntries(steps),
  }
}
