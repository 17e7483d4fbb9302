/**
 * From the start of the process to the first answer over HTTP, and the memory it then holds, with the embedded database:
 * the first start, which makes the demo city, and those after. `npm run bench -- start [--again 5] [--json]`.
 * `ratio` is a later start over the first.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bench } from '#scripts/run/bench.ts'
import { percentile, round } from './setup/figures.ts'
import { numberFlags, one } from './setup/flags.ts'
import { startServer } from './setup/server.ts'

/** Who starts it again does not wait for a city to be made. */
const TARGET = 0.25

export const bench: Bench = async ({ rest }) => {
  const flags = numberFlags(rest, { again: [5] })
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-bench-'))
  try {
    const first = await startOnce(dataDir)
    const second: Awaited<ReturnType<typeof startOnce>>[] = []
    for (let n = 0; n < one(flags.again); n += 1) second.push(await startOnce(dataDir))
    const median = (read: (start: (typeof second)[number]) => number) => percentile(second.map(read), 50)
    const again = {
      starts: second.length,
      firstAnswerMs: median(start => start.firstAnswerMs),
      residentMb: median(start => start.residentMb),
      peakMb: median(start => start.peakMb),
    }
    const ratio = round(again.firstAnswerMs / first.firstAnswerMs)
    return { name: 'start', figures: { first, again }, ratio, target: TARGET, holds: ratio <= TARGET }
  } finally {
    rmSync(dataDir, { recursive: true, force: true })
  }
}

async function startOnce(dataDir: string) {
  const server = await startServer({ dataDir })
  const { residentBytes, peakBytes } = server.memory()
  await server.stop()
  const megabytes = (bytes: number) => Math.round(bytes / 1_048_576)
  return {
    firstAnswerMs: Math.round(server.firstAnswerMs),
    residentMb: megabytes(residentBytes),
    peakMb: megabytes(peakBytes),
  }
}
