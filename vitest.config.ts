import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const LONG = /generator\/|e2e\/(screens\/|offline)|faults\/(kill|fuzz)/

/** The engine with an invented procedure: a product of its own, which no other test may share a process with. */
const ENGINE = 'kernel/workflow/server/**/*.test.ts'
const WITH_DATABASE = [
  '{kernel,features}/**/server/**/*.test.ts',
  'apps/server/**/*.test.ts',
  'platform/**/*.test.ts',
  'tests/{access,faults}/**/*.test.ts',
]

/** The same files run twice: on the embedded database, and on the server that DATABASE_URL names. */
function http(name: string, database: 'pglite' | 'postgres') {
  return {
    test: {
      name,
      include: WITH_DATABASE,
      // What two connections do to each other happens on a server only.
      exclude: ['**/node_modules/**', ENGINE, ...(database === 'pglite' ? ['**/*.postgres.test.ts'] : [])],
      env: { TEST_DATABASE: database },
      globalSetup: ['tests/setup/template.ts'],
      // Every file has a database of its own; the product itself is loaded once a worker, not once a file.
      isolate: false,
      testTimeout: 30_000,
      hookTimeout: 60_000,
    },
  }
}

/** The longest first, so that no worker is left with one of them at the end. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification) => LONG.test(moduleId)
    const sorted = await super.sort(files)
    return [...sorted.filter(isLong), ...sorted.filter(file => !isLong(file))]
  }
}

export default defineConfig({
  test: {
    // As many as the smallest machine has cores; vitest would leave one of two idle.
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    projects: [
      {
        test: {
          name: 'rules',
          include: ['{kernel,features,ui,apps,city,scripts}/**/*.test.{ts,tsx}'],
          exclude: ['**/server/**', '**/node_modules/**'],
          // Rules keep nothing between calls: what they import is loaded once a worker, not once a file.
          isolate: false,
        },
      },
      { test: { name: 'architecture', include: ['tests/architecture/**/*.test.ts'], testTimeout: 60_000 } },
      { test: { name: 'generator', include: ['tests/generator/**/*.test.ts'], testTimeout: 300_000 } },
      { test: { name: 'engine', include: [ENGINE], testTimeout: 30_000, hookTimeout: 60_000 } },
      http('http-pglite', 'pglite'),
      http('http-postgres', 'postgres'),
      {
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          globalSetup: ['tests/e2e/setup/start-sites.ts'],
          expect: { poll: { timeout: 15_000 } },
          testTimeout: 120_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
})
