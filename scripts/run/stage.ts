import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  testResults: { status: string; assertionResults: unknown[] }[]
}

async function runVitest(projects: string[], { filters = [], env = {} }: VitestOptions): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-report-'))
  const file = join(folder, 'report.json')
  const selected = projects.flatMap(project => ['--project', project])
  const reporters = ['--reporter', 'dot', '--reporter', 'json', '--outputFile.json', file]
  const code = await run('vitest', ['run', '--passWithNoTests', ...selected, ...reporters, ...filters], env)
  const report = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as VitestReport) : undefined
  rmSync(folder, { recursive: true, force: true })
  return count(report, code)
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
