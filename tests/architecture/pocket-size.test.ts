import { expect, test } from 'vitest'
import { measurePocket, POCKET_BUDGET } from '#scripts/run/pocket-size.ts'

test('a resident loads at most 250 kB of JavaScript before the first page stands there', async () => {
  const { home, signIn, files } = await measurePocket()
  const largest = files.map(({ file, gzip }) => `${file} ${gzip}`).join('\n')
  expect(Math.max(home, signIn), largest).toBeLessThanOrEqual(POCKET_BUDGET)
  // A measure that finds nothing would hold every budget.
  expect(home).toBeGreaterThan(50_000)
}, 300_000)
