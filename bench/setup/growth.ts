import type { BenchReport } from '#scripts/run/bench.ts'
import { type BenchCity, withBenchCity } from './bench-city.ts'
import { round, type Spread, spreadOf } from './figures.ts'
import { numberFlags, one } from './flags.ts'
import { growInStages } from './history.ts'

/** One thing people ask again and again. */
export interface Question {
  name: string
  ask: () => Promise<unknown>
}

const TARGET = 1.5
const WARM_UP = 5

/**
 * How much longer the same questions take when the past is a hundred times as long, in one run. Every size is a database
 * of its own, copied from the one that grows, with a server of its own, and a question is put to them in turn: what else
 * the machine does meanwhile slows all of them alike. `ratio` is the worst growth of all questions, of p50 or p95.
 */
export async function measureGrowth(
  name: string,
  rest: readonly string[],
  questionsOf: (port: number, city: BenchCity) => Promise<Question[]>,
): Promise<BenchReport> {
  const flags = numberFlags(rest, { sizes: [10_000, 1_000_000], samples: [200], open: [2_000], sample: [2_000] })
  const sizes = await withBenchCity(one(flags.sample), async city => {
    const urls = await growInStages(city, flags.sizes, one(flags.open))
    const measured = await measure(city, { urls, samples: one(flags.samples), questionsOf })
    return flags.sizes.map((matters, index) => ({ matters, questions: measured[index] ?? {} }))
  })
  const [small, large] = [sizes[0]?.questions ?? {}, sizes.at(-1)?.questions ?? {}]
  const growth = Object.fromEntries(Object.keys(small).map(key => [key, growthOf(small[key], large[key])]))
  const ratio = Math.max(...Object.values(growth))
  return { name, figures: { sizes, growth }, ratio, target: TARGET, holds: ratio <= TARGET }
}

interface Measuring {
  urls: readonly string[]
  samples: number
  questionsOf: (port: number, city: BenchCity) => Promise<Question[]>
}

async function measure(city: BenchCity, { urls, samples, questionsOf }: Measuring) {
  // The worker would look over what the bench has loaded in the middle of a question.
  const servers = await Promise.all(urls.map(databaseUrl => city.startServer({ roles: 'api', databaseUrl })))
  try {
    const asked = await Promise.all(servers.map(server => questionsOf(server.port, city)))
    const found = servers.map((): Record<string, Spread> => ({}))
    for (const [index, { name }] of (asked[0] ?? []).entries()) {
      const spreads = await inTurn(
        asked.flatMap(questions => questions[index] ?? []),
        samples,
      )
      for (const [size, spread] of spreads.entries()) (found[size] ?? {})[name] = spread
    }
    return found
  } finally {
    for (const server of servers) await server.stop()
  }
}

/** One after the other, never two at once. */
async function inTurn(questions: readonly Question[], samples: number): Promise<Spread[]> {
  const durations = questions.map((): number[] => [])
  for (let n = -WARM_UP; n < samples; n += 1)
    for (const [index, { ask }] of questions.entries()) {
      const began = performance.now()
      await ask()
      if (n >= 0) durations[index]?.push(performance.now() - began)
    }
  return durations.map(spreadOf)
}

function growthOf(small: Spread | undefined, large: Spread | undefined): number {
  if (!small || !large) throw new Error('A question was asked at one size only')
  return round(Math.max(large.p50Ms / small.p50Ms, large.p95Ms / small.p95Ms))
}
