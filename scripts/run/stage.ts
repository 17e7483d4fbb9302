import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '../gen/fresh-database.ts'
import { run } from './command.ts'

/** Test cases. A tool that judges as a whole (the compiler, a build) is one case. */
export interface Count {
  passed: number
  failed: number
}

export interface Stage {
  name: string
  run: () => Promise<Count>
}

/** A tool that passes or fails as a whole. */
export function tool(name: string, program: string, args: string[]): Stage {
  return {
    name,
    run: async () => ((await run(program, args)) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }),
  }
}

/** The tests of some vitest projects; none found is none run. */
export function tests(name: string, projects: string[], options: VitestOptions = {}): Stage {
  return { name, run: () => runVitest(projects, options) }
}

export interface VitestOptions {
  /** Only files whose path contains one of these. */
  filters?: string[]
  env?: Record<string, string>
}

interface TestFile {
  name: string
  status: string
  /** Milliseconds since 1970. */
  startTime: number
  endTime: number
  assertionResults: unknown[]
}

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: TestFile[]
}

async function runVitest(projects: string[], { filters = [], env = {} }: VitestOptions): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-report-'))
  const file = join(folder, 'report.json')
  const selected = projects.flatMap(project => ['--project', project])
  const reporters = ['--reporter', 'dot', '--reporter', 'json', '--outputFile.json', file]
  const code = await run('vitest', ['run', '--passWithNoTests', ...selected, ...reporters, ...filters], env)
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined
  rmSync(folder, { recursive: true, force: true })
  for (const line of slowest(report?.testResults ?? [])) console.log(line)
  return count(report, code)
}

/** Where the time went: what to look at first when a run has become too long. */
function slowest(files: TestFile[]): string[] {
  const seconds = ({ startTime, endTime }: TestFile) => (endTime - startTime) / 1000
  return files
    .toSorted((a, b) => seconds(b) - seconds(a))
    .slice(0, 8)
    .map(file => `${seconds(file).toFixed(1).padStart(6)} s  ${relative(root, file.name)}`)
}

/** A file that could not be loaded, or an error outside every test, is one failed case: it must not pass unseen. */
export function count(report: VitestReport | undefined, exitCode: number): Count {
  const unloaded =
    report?.testResults.filter(file => file.status === 'failed' && file.assertionResults.length === 0) ?? []
  const failed = (report?.numFailedTests ?? 0) + unloaded.length
  return { passed: report?.numPassedTests ?? 0, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

/** Runs the stages one after another, all of them, and resolves to their sum. */
export async function runStages(stages: Stage[]): Promise<Count> {
  const total: Count = { passed: 0, failed: 0 }
  const lines: string[] = []
  for (const stage of stages) {
    console.log(`\n── ${stage.name}`)
    const start = performance.now()
    const result = await stage.run()
    total.passed += result.passed
    total.failed += result.failed
    const seconds = ((performance.now() - start) / 1000).toFixed(1)
    lines.push(
      `${result.failed > 0 ? '✗' : '✓'} ${stage.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)`,
    )
    console.log(lines.at(-1))
  }
  console.log(`\n${lines.join('\n')}`)
  return total
}
