/** `npm run check`: what to run before every commit. Types, format, lint, unused code, the guard with its probes, rules. */
import { staticChecks } from './run/checks.ts'
import { runStages, tests } from './run/stage.ts'

const total = await runStages([...staticChecks(), tests('guard', ['architecture']), tests('rules', ['rules'])])
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0
