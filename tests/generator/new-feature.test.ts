import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createFeature } from '#scripts/new-feature/create-feature.ts'

const root = join(import.meta.dirname, '../..')
const LEFT_BEHIND = new Set(['node_modules', '.git', 'data', 'dist', '.cache', 'test-results'])
const NAME = 'trial-run'

let folder = ''
let paths: string[] = []

/** Runs one of our tools in the copy; on failure its words are the message. */
function tool(name: string, args: string[]): { ok: boolean; words: string } {
  const run = spawnSync(process.execPath, [join(root, 'node_modules/.bin', name), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    timeout: 280_000,
  })
  return { ok: run.status === 0, words: `${run.stdout}\n${run.stderr}` }
}

/** The lines that speak of the slice or of the lists it was entered in. */
function aboutSlice(words: string): string[] {
  return words.split('\n').filter(line => paths.some(path => line.includes(path)))
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-slice-'))
  for (const name of readdirSync(root).filter(entry => !LEFT_BEHIND.has(entry)))
    cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  paths = createFeature(NAME, folder)
  const formatted = tool('biome', ['format', '--write', ...paths])
  if (!formatted.ok) throw new Error(formatted.words)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a new slice has every part and stands in every list', () => {
  expect(paths).toEqual(
    expect.arrayContaining([
      `features/${NAME}/README.md`,
      `features/${NAME}/server/index.ts`,
      `features/${NAME}/console/index.ts`,
      `features/${NAME}/pocket/index.ts`,
      'apps/server/contracts.ts',
      `tests/access/matrix-${NAME}.ts`,
    ]),
  )
})

test('a name that is taken is refused', () => {
  expect(() => createFeature(NAME, folder)).toThrow('exists already')
})

test('it compiles', () => {
  expect(aboutSlice(tool('tsc', ['-p', 'tsconfig.json', '--noEmit', '--pretty', 'false']).words)).toEqual([])
})

test('lint finds nothing', () => {
  const lint = tool(
    'oxlint',
    paths.filter(path => /\.tsx?$/.test(path)),
  )
  expect(lint, lint.words).toMatchObject({ ok: true })
})

test('the guard finds nothing', () => {
  const guard = tool('depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '--output-type',
    'err',
    `features/${NAME}`,
    'apps',
  ])
  expect(guard.words).toContain('dependencies cruised')
  expect(guard.words.split('\n').filter(line => line.includes(`features/${NAME}`))).toEqual([])
})

test('nothing in it is unused', () => {
  const words = tool('knip', ['--reporter', 'compact']).words.split('\n')
  expect(words.filter(line => line.includes(`features/${NAME}`))).toEqual([])
})

test('its own tests pass, through HTTP too', () => {
  const run = tool('vitest', ['run', '--project', 'rules', '--project', 'http-pglite', `features/${NAME}/`])
  expect(run, run.words.slice(-4000)).toMatchObject({ ok: true })
  expect(run.words).toContain(`features/${NAME}/server/${NAME}.test.ts`)
})

test('the access matrix knows its routes', () => {
  const run = tool('vitest', ['run', '--project', 'http-pglite', 'tests/access', '-t', NAME])
  expect(run, run.words.slice(-4000)).toMatchObject({ ok: true })
})
