import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foldersIn, plantTree, runTool } from './fixture-tree.ts'

/** A tree with one fault for each tool that judges it as a whole, beside a file without fault. */
const FILES = {
  'apps/server/main.ts': "import { used } from '#platform/parts.ts'\n\nused()\n",
  'platform/parts.ts': 'export function used() {}\n\nexport function unused() {}\n',
  'platform/nobody.ts': 'export const nobody = 1\n',
  'kernel/ids/wide.ts': 'export const wide = "double quotes";\n',
  'kernel/ids/enum.ts': 'export enum Level {\n  City,\n}\n',
  'kernel/ids/property.ts': 'export class Area {\n  constructor(readonly code: string) {}\n}\n',
  'kernel/ids/namespace.ts': 'export namespace Area {\n  export const code = 1\n}\n',
  'kernel/ids/unchecked.ts': 'export const first = (list: string[]): string => list[0]\n',
  'kernel/ids/typed.ts': "import { Compilable } from 'kysely'\n\nexport type Handle = Compilable\n",
  'kernel/ids/extensionless.ts': "import { wide } from './wide'\n\nexport const wider = wide\n",
}

let folder = ''
let remove = () => {}

beforeAll(() => {
  const tree = plantTree(FILES)
  folder = tree.folder
  remove = tree.remove
})

afterAll(() => remove())

test('the formatter refuses another style and nothing else', () => {
  const report = runTool('biome', ['format', '--reporter=json', ...foldersIn(folder)], folder)
  const { diagnostics } = JSON.parse(report) as { diagnostics: { location: { path: string | { file: string } } }[] }
  const paths = diagnostics.map(({ location }) => JSON.stringify(location.path))
  expect(paths).toHaveLength(1)
  expect(paths[0]).toContain('kernel/ids/wide.ts')
})

describe('the compiler', () => {
  let report = ''
  beforeAll(() => {
    report = runTool('tsc', ['-p', 'tsconfig.json', '--noEmit', '--pretty', 'false'], folder)
  }, 60_000)

  test.each([
    ['an enum', 'kernel/ids/enum.ts', 'TS1294'],
    ['a parameter property', 'kernel/ids/property.ts', 'TS1294'],
    ['a namespace', 'kernel/ids/namespace.ts', 'TS1294'],
    ['an unchecked index', 'kernel/ids/unchecked.ts', 'TS2322'],
    ['a type imported as a value', 'kernel/ids/typed.ts', 'TS1484'],
    ['an import without extension', 'kernel/ids/extensionless.ts', 'TS2835'],
  ])('refuses %s', (_, path, code) => {
    expect(report.split('\n').filter(line => line.startsWith(`${path}(`) && line.includes(code))).not.toEqual([])
  })

  test('lets the rest pass', () => {
    expect(report).not.toMatch(/^(platform|apps)\//m)
  })
})

describe('knip', () => {
  let issues: { file: string; files?: unknown[]; exports?: { name: string }[]; dependencies?: { name: string }[] }[] =
    []
  beforeAll(() => {
    issues = (JSON.parse(runTool('knip', ['--reporter', 'json'], folder)) as { issues: typeof issues }).issues
  }, 60_000)

  test('finds a file that nobody imports', () => {
    expect(issues.filter(issue => (issue.files ?? []).length > 0).map(issue => issue.file)).toContain(
      'platform/nobody.ts',
    )
  })

  test('finds an export that nobody uses', () => {
    const parts = issues.find(issue => issue.file === 'platform/parts.ts')
    expect(parts?.exports?.map(({ name }) => name)).toEqual(['unused'])
  })

  test('finds a package that nobody imports', () => {
    const listed = issues.find(issue => issue.file === 'package.json')
    expect(listed?.dependencies?.map(({ name }) => name)).toContain('fastify')
  })
})
