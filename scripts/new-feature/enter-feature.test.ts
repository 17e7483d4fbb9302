import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from '../gen/fresh-database.ts'
import { enter, ENTRIES } from './enter-feature.ts'

const entry = { path: 'a.ts', imports: "import { b } from './b.ts'", list: 'parts: readonly Part[] = [', element: 'b' }

test('the first element of an empty list', () => {
  expect(enter('export const parts: readonly Part[] = []\n', entry)).toBe(
    "import { b } from './b.ts'\nexport const parts: readonly Part[] = [b]\n",
  )
})

test('the last element of a list with lists and calls in it', () => {
  const text = 'export const parts: readonly Part[] = [\n  one([1, 2]),\n  two,\n]\nexport const rest = []\n'
  expect(enter(text, { ...entry, imports: '' })).toBe(
    'export const parts: readonly Part[] = [\n  one([1, 2]),\n  two, b]\nexport const rest = []\n',
  )
})

test('the last property of an object', () => {
  const found = { ...entry, list: 'all: Parts = {', imports: '', element: "'b-c': d" }
  expect(enter('const all: Parts = {\n  a: { of: 1 },\n}\n', found)).toBe(
    "const all: Parts = {\n  a: { of: 1 }, 'b-c': d}\n",
  )
})

test('a list that moved is named', () => {
  expect(() => enter('export const others = []', entry)).toThrow(
    "a.ts no longer has the list 'parts: readonly Part[] = ['",
  )
})

test.each(ENTRIES)('$path has the list $list', found => {
  expect(enter(readFileSync(join(root, found.path), 'utf8'), found)).toContain(found.element)
})
