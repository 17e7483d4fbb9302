import { type Stage, tool } from './stage.ts'

/** What can be said without running the product. */
export function staticChecks(): Stage[] {
  return [
    tool('types', 'tsc', ['-p', 'tsconfig.json', '--noEmit']),
    tool('format', 'biome', ['format']),
    tool('lint', 'oxlint', []),
    tool('unused code and packages', 'knip', []),
  ]
}
