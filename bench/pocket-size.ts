import type { BenchReport } from '#scripts/run/bench.ts'
import { measurePocket, POCKET_BUDGET } from '#scripts/run/pocket-size.ts'

/** How much JavaScript a resident's phone loads before the first page stands there. `ratio` is of the budget. */
export async function bench(): Promise<BenchReport> {
  const { home, signIn, files } = await measurePocket()
  const ratio = Math.max(home, signIn) / POCKET_BUDGET
  return {
    name: 'pocket-size',
    figures: { homeBytes: home, signInBytes: signIn, budgetBytes: POCKET_BUDGET, largest: files.slice(0, 5) },
    ratio,
    target: 1,
    holds: ratio <= 1,
  }
}
