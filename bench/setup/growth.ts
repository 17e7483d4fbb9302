import type { BenchReport } from '#scripts/run/bench.ts'
import { type BenchCity, withBenchCity } from './bench-city.ts'
import { round, type Spread, spreadOf } from './figures.ts'
import { numberFlags, one } from './flags.ts'
import { openHistory } from './history.ts'

/** One thing people ask again and again. */
export interface Question {
  name: string
  ask: () => Promise<unknown>
}

const TARGET = 1.5
const WARM_UP = 5

/**
 * How much longer the same questions take when the past is a hundred times as long, in one run on one database.
 * `ratio` is the worst growth of all of them, of p50 or p95.
 */
export async function measureGrowth(
  name: string,
  rest: readonly string[],
  questionsOf: (port: number, city: BenchCity) => Promise<Question[]>,
): Promise<BenchReport> {
  const flags = numberFlags(rest, { sizes: [10_000, 1_000_000], samples: [200], open: [2_000], sample: [2_000] })
  const sizes = await withBenchCity(one(flags.sample), async city => {
    const history = await openHistory(city.url)
    const measured: { matters: number; questions: Record<string, Spread> }[] = []
    for (const matters of flags.sizes) {
      await history.growTo(matters, one(flags.open))
      measured.push({ matters, questions: await measure(city, one(flags.samples), questionsOf) })
    }
    return measured
  })
  const [small, large] = [sizes[0]?.questions ?? {}, sizes.at(-1)?.questions ?? {}]
  const growth = Object.fromEntries(Object.keys(small).map(key => [key, growthOf(small[key], large[key])]))
  const ratio = Math.max(...Object.values(growth))
  return { name, figures: { sizes, growth }, ratio, target: TARGET, holds: ratio <= TARGET }
}

async function measure(
  city: BenchCity,
  samples: number,
  questionsOf: (port: number, city: BenchCity) => Promise<Question[]>,
): Promise<Record<string, Spread>> {
  // The worker would look over what the bench has loaded in the middle of a question.
  const server = await city.startServer({ roles: 'api' })
  try {
    const asked: [string, Spread][] = []
    for (const question of await questionsOf(server.port, city)) {
      for (let n = 0; n < WARM_UP; n += 1) await question.ask()
      asked.push([question.name, await timed(question, samples)])
    }
    return Object.fromEntries(asked)
  } finally {
    await server.stop()
  }
}

async function timed({ ask }: Question, samples: number): Promise<Spread> {
  const durations: number[] = []
  for (let n = 0; n < samples; n += 1) {
    const began = performance.now()
    await ask()
    durations.push(performance.now() - began)
  }
  return spreadOf(durations)
}

function growthOf(small: Spread | undefined, large: Spread | undefined): number {
  if (!small || !large) throw new Error('A question was asked at one size only')
  return round(Math.max(large.p50Ms / small.p50Ms, large.p95Ms / small.p95Ms))
}
