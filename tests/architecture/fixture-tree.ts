import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** The repository's root. */
export const root = join(import.meta.dirname, '../..')

const CONFIGURATION = [
  'package.json',
  'tsconfig.json',
  '.dependency-cruiser.cjs',
  'scripts/guard/places.cjs',
  '.oxlintrc.json',
  'biome.json',
  'knip.json',
]

/**
 * A throw-away folder with our configuration, our packages and the given files (path → text).
 * Violations are planted there and never in the real tree.
 */
export function plantTree(files: Record<string, string>): { folder: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-architecture-'))
  mkdirSync(join(folder, 'scripts/guard'), { recursive: true })
  for (const name of CONFIGURATION) cpSync(join(root, name), join(folder, name))
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Runs one of our tools in a folder and returns what it wrote to standard output, whatever its exit code. */
export function runTool(entry: string, args: string[], folder: string): string {
  const run = spawnSync(process.execPath, [join(root, 'node_modules/.bin', entry), ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 50_000,
  })
  if (run.error) throw run.error
  if (run.stdout === '') throw new Error(`${entry} printed nothing: ${run.stderr.slice(0, 2000)}`)
  return run.stdout
}

export interface Violation {
  rule: string
  from: string
  to: string
}

const FOLDERS = ['platform', 'kernel', 'features', 'ui', 'apps', 'city', 'db', 'tests', 'bench', 'scripts']

/** Our folders that exist in a tree; tools are pointed at these, so that they do not walk into the packages. */
export function foldersIn(folder: string): string[] {
  return FOLDERS.filter(path => existsSync(join(folder, path)))
}

/** Every violation of .dependency-cruiser.cjs under a folder, and how many arrows were seen. */
export function cruise(folder: string): { violations: Violation[]; arrows: number } {
  const args = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...foldersIn(folder)]
  const report = JSON.parse(runTool('depcruise', args, folder)) as {
    summary: { totalDependenciesCruised: number; violations: { rule: { name: string }; from: string; to: string }[] }
  }
  return {
    arrows: report.summary.totalDependenciesCruised,
    violations: report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  }
}
