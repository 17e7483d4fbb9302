import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { cruise, plantTree, root, type Violation } from './fixture-tree.ts'
import { ALLOWED, IMPORT_PROBES, TARGETS } from './import-probes.ts'

const { forbidden } = createRequire(import.meta.url)('../../.dependency-cruiser.cjs') as {
  forbidden: { name: string }[]
}

function textOf(imports: string[]): string {
  const lines = imports.map((specifier, index) => {
    const [path = '', keyword = ''] = specifier.split(' ').toReversed()
    return `import ${keyword} * as part${index} from '${path}'`
  })
  return [...lines, 'export const planted = 1', ''].join('\n')
}

const planted = Object.fromEntries(IMPORT_PROBES.map(probe => [probe.at, probe.imports]))
const files = Object.entries({ ...TARGETS, ...ALLOWED, ...planted }).map(([path, imports]) => [path, textOf(imports)])

let found: Violation[] = []
let arrows = 0
let remove = () => {}

beforeAll(() => {
  const tree = plantTree(Object.fromEntries(files))
  remove = tree.remove
  const result = cruise(tree.folder)
  found = result.violations
  arrows = result.arrows
}, 60_000)

afterAll(() => remove())

describe('direction of imports', () => {
  test('every rule has a planted violation', () => {
    const probed = new Set(IMPORT_PROBES.map(probe => probe.rule))
    expect(forbidden.map(rule => rule.name).filter(name => !probed.has(name))).toEqual([])
  })

  test('every planted violation lies in its own file and overwrites nothing allowed', () => {
    const paths = IMPORT_PROBES.map(probe => probe.at)
    expect(paths.filter((path, index) => paths.indexOf(path) !== index || path in ALLOWED)).toEqual([])
  })

  test.each(IMPORT_PROBES)('$rule fires at $at', ({ rule, at, also = [] }) => {
    const rules = new Set(found.filter(violation => violation.from === at).map(violation => violation.rule))
    expect([...rules].toSorted()).toEqual([rule, ...also].toSorted())
  })

  test('nothing fires where every arrow is allowed', () => {
    expect(found.filter(violation => violation.from in ALLOWED)).toEqual([])
  })

  test('every arrow is seen', () => {
    const drawn = [...Object.values(ALLOWED), ...IMPORT_PROBES.map(probe => probe.imports)].flat().length
    expect(arrows).toBeGreaterThanOrEqual(drawn)
  })
})

test('the tree keeps every rule', () => {
  const result = cruise(root)
  expect(result.arrows).toBeGreaterThan(100)
  expect(result.violations.map(({ rule, from, to }) => `${rule}: ${from} → ${to}`)).toEqual([])
}, 60_000)
