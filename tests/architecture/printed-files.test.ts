import { expect, test } from 'vitest'
import { outOfDate, printAll } from '#scripts/gen/printed-files.ts'

test('every printed file reads as `npm run gen` would print it now', async () => {
  const printed = await printAll()
  expect(printed.length).toBe(4)
  const stale = await outOfDate(printed)
  expect(stale.map(file => file.path)).toEqual([])
})

test('a file that differs by one character is out of date', async () => {
  const [tables] = await outOfDate([{ path: 'db/tables.gen.ts', text: 'interface DB {}\n' }])
  expect(tables?.path).toBe('db/tables.gen.ts')
})
