import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { foldersIn, root } from './fixture-tree.ts'
import { TREE_RULES, type TreeFile } from './tree-rules.ts'

const feature = (name: string): string[] =>
  ['README.md', 'index.ts', 'contract.ts', 'permissions.ts', 'messages.zh.ts', 'messages.en.ts', 'server/index.ts'].map(
    part => `features/${name}/${part}`,
  )

/** Rule → what must be found, and the path it is found by where that is another one. */
const PROBES: { rule: string; path: string; text?: string; found?: string }[] = [
  { rule: 'no-drawer-names', path: 'kernel/ids/utils.ts' },
  { rule: 'no-drawer-names', path: 'kernel/ids/string-utils.ts' },
  { rule: 'no-drawer-names', path: 'ui/FormHelpers.tsx' },
  { rule: 'no-drawer-names', path: 'features/alpha/common/shape.ts' },
  { rule: 'no-drawer-names', path: 'platform/case-manager.ts' },
  { rule: 'no-drawer-names', path: 'kernel/ids/types.ts' },
  { rule: 'no-drawer-names', path: 'tests/access/test-helper.test.ts' },
  { rule: 'kebab-case-ts', path: 'kernel/ids/newId.ts' },
  { rule: 'kebab-case-ts', path: 'kernel/ids/New.test.ts' },
  { rule: 'kebab-case-ts', path: 'ui/form_field.ts' },
  { rule: 'pascal-case-tsx', path: 'ui/field.tsx' },
  { rule: 'pascal-case-tsx', path: 'features/alpha/console/list-page.tsx' },
  { rule: 'no-rule-switched-off', path: 'kernel/ids/off.ts', text: '// oxlint-disable-next-line no-console\n' },
  { rule: 'no-rule-switched-off', path: 'kernel/ids/formatted.ts', text: '// biome-ignore format: table\n' },
  { rule: 'no-rule-switched-off', path: 'kernel/ids/unchecked.ts', text: '// @ts-nocheck\n' },
  { rule: 'index-is-a-door', path: 'features/alpha/console/parts/index.ts' },
  { rule: 'kernel-module-has-a-door', path: 'kernel/files/rules.ts', found: 'kernel/files/index.ts' },
  { rule: 'feature-is-complete', path: 'features/beta/contract.ts', found: 'features/beta/README.md' },
  { rule: 'messages-in-both-languages', path: 'kernel/ids/messages.zh.ts' },
  { rule: 'messages-in-both-languages', path: 'platform/jobs/messages.en.ts' },
  { rule: 'migration-name', path: 'db/migrations/20270101-add-shop.sql' },
]

const ALLOWED = [
  'kernel/ids/index.ts',
  'kernel/ids/new-id.ts',
  'kernel/ids/new-id.test.ts',
  'features/alpha/property-manager.ts',
  'features/alpha/console/AlphaPage.tsx',
  'features/alpha/console/AlphaPage.test.tsx',
  'features/alpha/console/index.ts',
  'apps/console/main.tsx',
  'apps/console/vite.config.ts',
  'db/migrations/20270101-0900-add-shop.sql',
  ...feature('alpha'),
]

const asFile = (path: string): TreeFile => ({ path, text: '' })

function realTree(): TreeFile[] {
  return foldersIn(root).flatMap(folder =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => join(entry.parentPath, entry.name))
      .filter(path => !/node_modules|\/dist\//.test(path) && /\.(tsx?|md|sql)$/.test(path))
      .map(path => ({ path: path.slice(root.length + 1), text: readFileSync(path, 'utf8') })),
  )
}

describe('names and places', () => {
  test('every rule has a planted violation', () => {
    const probed = new Set(PROBES.map(probe => probe.rule))
    expect(TREE_RULES.map(rule => rule.name).filter(name => !probed.has(name))).toEqual([])
  })

  test.each(PROBES)('$rule fires at $path', ({ rule, path, text = '', found = path }) => {
    const files = [...ALLOWED.map(asFile), { path, text }]
    expect(TREE_RULES.find(({ name }) => name === rule)?.find(files)).toContain(found)
  })

  test.each(TREE_RULES)('$name lets a good tree pass', ({ find }) => {
    expect(find(ALLOWED.map(asFile))).toEqual([])
  })

  const tree = realTree()
  test.each(TREE_RULES)('the tree keeps $name', ({ find }) => {
    expect(tree.length).toBeGreaterThan(50)
    expect(find(tree)).toEqual([])
  })
})
