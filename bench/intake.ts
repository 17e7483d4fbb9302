/**
 * Reports accepted per second through HTTP, each one durable transaction, and in the same run the floor: the statements
 * the server sends for one report, sent by pgbench with as many clients.
 * `npm run bench -- intake [--clients 16] [--seconds 20] [--rounds 3] [--json]`. `ratio` is of the floor.
 */
import autocannon from 'autocannon'
import { contract } from '#features/matters/index.ts'
import type { Bench } from '#scripts/run/bench.ts'
import { pgbenchScript } from './intake/pgbench-script.ts'
import { runPgbench } from './intake/run-pgbench.ts'
import { openWireTap, type Statement } from './intake/wire-tap.ts'
import { type BenchCity, withBenchCity } from './setup/bench-city.ts'
import { percentile, round } from './setup/figures.ts'
import { numberFlags, one } from './setup/flags.ts'
import { aReport, type Cast, castOf } from './setup/lifecycle-steps.ts'

const TARGET = 0.5
/** Until caches are warm and a block of numbers is taken. */
const WARM_UP = 5

export const bench: Bench = async ({ rest }) => {
  const flags = numberFlags(rest, { clients: [16], seconds: [20], rounds: [3] })
  const load = { clients: one(flags.clients), seconds: one(flags.seconds) }
  return withBenchCity(0, async city => {
    const { script, statements } = await captureReport(city)
    const rounds: Awaited<ReturnType<typeof runRound>>[] = []
    // In turn, so that what the machine does beside this meets both.
    for (let run = 0; run < one(flags.rounds); run += 1) rounds.push(await runRound(city, { ...load, script, run }))
    const median = (read: (round: (typeof rounds)[number]) => number) => percentile(rounds.map(read), 50)
    const ratio = round(median(each => each.reportsPerSecond / each.floorPerSecond))
    return {
      name: 'intake',
      figures: {
        ...load,
        statements,
        rounds,
        floorPreparedPerSecond: round(median(each => each.floorPreparedPerSecond)),
      },
      ratio,
      target: TARGET,
      holds: ratio >= TARGET,
    }
  })
}

/** The same report twice, heard on the wire; the words alike, so that only what must differ does. */
async function captureReport(city: BenchCity): Promise<{ script: string; statements: number }> {
  const tap = await openWireTap(city.url)
  try {
    const server = await city.startServer({ roles: 'api', databaseUrl: tap.url })
    try {
      const cast = await castOf(server.port, city.city)
      const body = aReport(cast)
      const report = () => sendReport(cast, { ...body, requestId: aReport(cast).requestId })
      for (let n = 0; n < WARM_UP; n += 1) await report()
      const [first, second] = [await tap.listen(report), await tap.listen(report)]
      return { script: await pgbenchScript(city.url, first, second), statements: first.filter(isWork).length }
    } finally {
      await server.stop()
    }
  } finally {
    tap.close()
  }
}

async function runRound(city: BenchCity, load: { clients: number; seconds: number; script: string; run: number }) {
  const server = await city.startServer({ roles: 'api' })
  try {
    const cast = await castOf(server.port, city.city)
    await flood(server.port, cast, { ...load, seconds: Math.min(3, load.seconds) })
    const reports = await flood(server.port, cast, load)
    const floor = (protocol: 'extended' | 'prepared', run: number) =>
      runPgbench({ ...load, url: city.url, protocol, run })
    return {
      ...reports,
      floorPerSecond: round(await floor('extended', load.run * 2 + 1)),
      floorPreparedPerSecond: round(await floor('prepared', load.run * 2 + 2)),
    }
  } finally {
    await server.stop()
  }
}

/** Clients that report without pause, each report another one. Throws when one was not accepted. */
async function flood(port: number, cast: Cast, { clients, seconds }: { clients: number; seconds: number }) {
  const { method, path } = contract.routes.reportMatter
  const result = await autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: clients,
    duration: seconds,
    headers: { cookie: cast.resident.cookie, 'content-type': 'application/json' },
    requests: [{ method, path, setupRequest: request => ({ ...request, body: JSON.stringify(aReport(cast)) }) }],
  })
  if (result.non2xx + result.errors > 0)
    throw new Error(`${result.non2xx} reports were refused, ${result.errors} got no answer`)
  return {
    reportsPerSecond: round(result['2xx'] / result.duration),
    p50Ms: result.latency.p50,
    p97Ms: result.latency.p97_5,
  }
}

async function sendReport({ resident }: Cast, body: ReturnType<typeof aReport>): Promise<void> {
  await resident.call(contract.routes.reportMatter, { body })
}

function isWork({ sql }: Statement): boolean {
  return !/^(begin|start transaction|commit)/i.test(sql)
}
