export interface LintProbe {
  /** As oxlint prints it. */
  rule: string
  at: string
  text: string
}

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => `export const n${index} = ${index}`).join('\n')
const body = (count: number) => Array.from({ length: count }, (_, index) => `  list.push(${index})`).join('\n')
const longFunction = (count: number) => `export function long(list: number[]) {\n${body(count)}\n  return list\n}\n`

/** One planted violation or more for every rule that .oxlintrc.json names, and two of the correctness category. */
export const LINT_PROBES: LintProbe[] = [
  {
    rule: 'typescript(no-explicit-any)',
    at: 'kernel/ids/any.ts',
    text: 'export function free(value: any) {\n  return String(value.name)\n}\n',
  },
  {
    rule: 'typescript(no-explicit-any)',
    at: 'kernel/ids/as-any.ts',
    text: 'export const free = (value: unknown) => value as any\n',
  },
  {
    rule: 'typescript(no-non-null-assertion)',
    at: 'kernel/ids/bang.ts',
    text: 'export const first = (list: string[]) => list[0]!.length\n',
  },
  {
    rule: 'typescript(ban-ts-comment)',
    at: 'kernel/ids/ignore.ts',
    text: '// @ts-ignore\nexport const number: number = "no"\n',
  },
  {
    rule: 'typescript(ban-ts-comment)',
    at: 'kernel/ids/expect.ts',
    text: '// @ts-expect-error outside a test even a reason does not help\nexport const number: number = "no"\n',
  },
  {
    rule: 'typescript(no-floating-promises)',
    at: 'kernel/ids/floating.ts',
    text: 'export function start() {\n  Promise.reject(new Error("unseen"))\n}\n',
  },
  {
    rule: 'typescript(no-misused-promises)',
    at: 'kernel/ids/misused.ts',
    text: 'export function decide(may: () => Promise<boolean>) {\n  if (may()) return 1\n  return 2\n}\n',
  },
  {
    rule: 'typescript(no-misused-spread)',
    at: 'kernel/ids/spread.ts',
    text: 'export const copy = (value: Map<string, string>) => ({ ...value })\n',
  },
  { rule: 'import(no-default-export)', at: 'kernel/ids/default.ts', text: 'export default 1\n' },
  { rule: 'eslint(max-lines)', at: 'kernel/ids/long.ts', text: `${lines(301)}\n` },
  { rule: 'eslint(max-lines)', at: 'ui/Long.tsx', text: `${lines(251)}\n` },
  { rule: 'eslint(max-lines)', at: 'kernel/ids/long.test.ts', text: `${lines(501)}\n` },
  { rule: 'eslint(max-lines)', at: 'features/alpha/messages.zh.ts', text: `${lines(301)}\n` },
  { rule: 'eslint(max-lines-per-function)', at: 'kernel/ids/long-function.ts', text: longFunction(60) },
  { rule: 'eslint(max-lines-per-function)', at: 'ui/LongFunction.tsx', text: longFunction(150) },
  {
    rule: 'eslint(max-depth)',
    at: 'kernel/ids/deep.ts',
    text: 'export function deep(a: number) {\n  if (a > 1) {\n    if (a > 2) {\n      if (a > 3) {\n        if (a > 4) return a\n      }\n    }\n  }\n  return 0\n}\n',
  },
  {
    rule: 'eslint(max-params)',
    at: 'kernel/ids/wide.ts',
    text: 'export function wide(a: number, b: number, c: number, d: number, e: number) {\n  return a + b + c + d + e\n}\n',
  },
  { rule: 'eslint(no-console)', at: 'kernel/ids/noise.ts', text: 'console.log("here")\n\nexport const noise = 1\n' },
  { rule: 'eslint(eqeqeq)', at: 'kernel/ids/loose.ts', text: 'export const same = (a: string, b: string) => a == b\n' },
  {
    rule: 'eslint(no-var)',
    at: 'kernel/ids/var.ts',
    text: 'export function old() {\n  var a = 1\n  a += 1\n  return a\n}\n',
  },
  {
    rule: 'eslint(prefer-const)',
    at: 'kernel/ids/let.ts',
    text: 'export function still() {\n  let a = 1\n  return a\n}\n',
  },
  {
    rule: 'eslint(func-style)',
    at: 'kernel/ids/style.ts',
    text: 'export const named = function () {\n  return 1\n}\n',
  },
  {
    rule: 'vitest(valid-expect)',
    at: 'kernel/ids/unsaid.test.ts',
    text: "import { expect, test } from 'vitest'\n\ntest('nothing is said', () => {\n  expect(1)\n})\n",
  },
  {
    rule: 'vitest(no-disabled-tests)',
    at: 'kernel/ids/skipped.test.ts',
    text: "import { expect, test } from 'vitest'\n\ntest.skip('later', () => {\n  expect(1).toBe(2)\n})\n",
  },
  {
    rule: 'vitest(no-focused-tests)',
    at: 'kernel/ids/focused.test.ts',
    text: "import { expect, test } from 'vitest'\n\ntest.only('alone', () => {\n  expect(1).toBe(1)\n})\n",
  },
  {
    rule: 'vitest(expect-expect)',
    at: 'kernel/ids/cannot-fail.test.ts',
    text: "import { test } from 'vitest'\n\ntest('nothing', () => {\n  String(1)\n})\n",
  },
  {
    rule: 'eslint(no-unused-vars)',
    at: 'kernel/ids/unused.ts',
    text: "import { join } from 'node:path'\n\nexport const a = 1\n",
  },
]

/** What the rules let through, each at the edge of one budget or inside one exception. */
export const LINT_ALLOWED: Record<string, string> = {
  'kernel/ids/fits.ts': `${lines(300)}\n`,
  'ui/Fits.tsx': `${lines(250)}\n`,
  'kernel/ids/fits.test.ts': `${lines(500)}\n`,
  'kernel/ids/fitting-function.ts': longFunction(57),
  'ui/FittingFunction.tsx': longFunction(147),
  'kernel/ids/arrow.ts': 'export const double = (a: number) => a * 2\n',
  'kernel/ids/loose-null.ts': 'export const absent = (a: string | null | undefined) => a == null\n',
  'kernel/ids/points.ts': 'export const points = (text: string) => [...text]\n',
  'scripts/speak.ts': 'console.log("here")\n',
  'apps/server/cli/speak.ts': 'console.log("here")\n',
  'apps/console/vite.config.ts': 'export default {}\n',
  'kernel/ids/refused.test.ts':
    "import { expect, test } from 'vitest'\n\ntest('a text is no number', () => {\n  // @ts-expect-error a text is no number\n  const number: number = 'no'\n  expect(number).toBe('no')\n})\n",
}
