import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldersIn, plantTree, root, runTool } from './fixture-tree.ts'
import { LINT_ALLOWED, LINT_PROBES } from './lint-probes.ts'

interface Diagnostic {
  code: string
  filename: string
}

let found: Diagnostic[] = []
let remove = () => {}

beforeAll(() => {
  const planted = Object.fromEntries(LINT_PROBES.map(probe => [probe.at, probe.text]))
  const tree = plantTree({ ...LINT_ALLOWED, ...planted })
  remove = tree.remove
  const report = JSON.parse(runTool('oxlint', ['--format', 'json', ...foldersIn(tree.folder)], tree.folder)) as {
    diagnostics: Diagnostic[]
  }
  found = report.diagnostics
}, 60_000)

afterAll(() => remove())

describe('lint', () => {
  test('every rule the configuration names has a planted violation', () => {
    const { rules } = JSON.parse(readFileSync(join(root, '.oxlintrc.json'), 'utf8')) as { rules: object }
    const probed = new Set(LINT_PROBES.map(probe => probe.rule.replace(/^.*\((.*)\)$/, '$1')))
    expect(Object.keys(rules).filter(name => !probed.has(name.replace(/^.*\//, '')))).toEqual([])
  })

  test.each(LINT_PROBES)('$rule fires at $at', ({ rule, at }) => {
    expect(found.filter(diagnostic => diagnostic.filename === at).map(diagnostic => diagnostic.code)).toContain(rule)
  })

  test('nothing fires at the edge of a budget or inside an exception', () => {
    expect(found.filter(diagnostic => diagnostic.filename in LINT_ALLOWED)).toEqual([])
  })
})
