/** A small tree in which every arrow is allowed: it shows that the rules let through what they should. */
export const ALLOWED: Record<string, string[]> = {
  'db/tables.gen.ts': ['kysely'],
  'platform/error.ts': [],
  'platform/i18n.ts': ['i18next'],
  'platform/http/route.ts': ['zod'],
  'platform/http/mount.ts': ['fastify', './route.ts', '../error.ts'],
  'platform/db/index.ts': ['kysely', 'pg', '#db/tables.gen.ts'],
  'platform/client/call.ts': ['../http/route.ts', '../i18n.ts'],
  'kernel/ids/index.ts': ['uuidv7'],
  'kernel/territory/index.ts': ['zod', 'gcoord', 'flatbush', '#platform/error.ts', '#kernel/ids/index.ts'],
  'kernel/people/index.ts': ['#kernel/territory/index.ts'],
  'kernel/people/server/index.ts': ['../index.ts', '#platform/db/index.ts', '#kernel/territory/index.ts'],
  'kernel/workflow/index.ts': ['./engine.ts', './contract.ts'],
  'kernel/workflow/engine.ts': ['#kernel/people/index.ts'],
  'kernel/workflow/contract.ts': ['zod', '#platform/http/route.ts'],
  'kernel/workflow/engine.test.ts': ['vitest', 'fast-check', './engine.ts'],
  'kernel/workflow/server/index.ts': ['node:crypto', '../engine.ts', '#kernel/people/server/index.ts'],
  'kernel/workflow/server/act.test.ts': ['vitest', './index.ts', '#tests/house.ts', '#apps/server/testing.ts'],
  'kernel/workflow/web/ActionBar.tsx': ['react', 'antd', '../contract.ts', '#ui/index.ts', '#platform/client/call.ts'],
  'kernel/workflow/web/index.ts': ['./ActionBar.tsx'],
  'kernel/notify/index.ts': ['#kernel/workflow/index.ts'],
  'features/alpha/index.ts': ['./contract.ts', './ports.ts', './messages.zh.ts'],
  'features/alpha/contract.ts': ['zod', '#platform/http/route.ts', '#kernel/workflow/index.ts'],
  'features/alpha/ports.ts': [],
  'features/alpha/messages.zh.ts': ['#platform/i18n.ts'],
  'features/alpha/fixtures.ts': ['./contract.ts', 'node:crypto'],
  'features/alpha/server/index.ts': [
    'kysely',
    '../contract.ts',
    '#kernel/workflow/server/index.ts',
    '#db/tables.gen.ts',
  ],
  'features/alpha/server/testing.ts': ['#apps/server/testing.ts', '../fixtures.ts'],
  'features/alpha/server/list.test.ts': ['./testing.ts', 'vitest', '#tests/house.ts', '../fixtures.ts'],
  'features/alpha/console/index.ts': ['react', '../contract.ts', '#kernel/workflow/web/index.ts', '#ui/index.ts'],
  'features/alpha/pocket/index.ts': ['antd-mobile', '../contract.ts', '#platform/client/call.ts'],
  'features/beta/index.ts': ['zod'],
  'features/beta/server/index.ts': ['../index.ts'],
  'ui/index.ts': ['react', 'maplibre-gl', '#platform/i18n.ts', '#platform/client/call.ts'],
  'apps/server/main.ts': [
    '#features/alpha/server/index.ts',
    '#features/beta/server/index.ts',
    '#kernel/workflow/server/index.ts',
    '#city/index.ts',
  ],
  'apps/server/cli/replay.ts': ['commander', '#platform/client/call.ts'],
  'apps/server/testing.ts': ['vitest', './main.ts', '#tests/setup/template.ts'],
  'apps/shell/session.ts': ['react', '#platform/client/call.ts', '#kernel/workflow/index.ts'],
  'apps/console/main.ts': ['react-dom', '#apps/shell/session.ts', '#features/alpha/console/index.ts', '#ui/index.ts'],
  'apps/console/vite.config.ts': ['vite', '@vitejs/plugin-react', 'node:path'],
  'apps/pocket/main.ts': ['react-dom', '#features/alpha/pocket/index.ts', '#features/alpha/index.ts'],
  'city/index.ts': ['#kernel/people/server/index.ts', '#features/alpha/index.ts', '#features/alpha/fixtures.ts'],
  'tests/setup/template.ts': ['vitest', '#platform/db/index.ts', '#city/index.ts'],
  'tests/house.ts': ['#apps/server/main.ts', '#city/index.ts', '#platform/db/index.ts', '#features/alpha/fixtures.ts'],
  'bench/intake.ts': ['#apps/server/main.ts', '#kernel/workflow/server/index.ts'],
  'scripts/gen.ts': ['node:fs', 'kysely-codegen', '#apps/server/main.ts'],
}

export interface ImportProbe {
  /** The rule that must fire at the file. */
  rule: string
  /** Where the violation is planted. */
  at: string
  /** Specifiers; `type …` is written as a type-only import. */
  imports: string[]
  /** Other rules that rightly fire at the same import. */
  also?: string[]
}

const orderProbes: ImportProbe[] = [
  ['ids', 'calendar'],
  ['calendar', 'audit'],
  ['audit', 'territory'],
  ['territory', 'people'],
  ['people', 'access'],
  ['access', 'files'],
  ['files', 'workflow'],
  ['workflow', 'appraisal'],
  ['appraisal', 'notify'],
  ['notify', 'desk'],
].map(([left, right]) => ({
  rule: `kernel-order-${left}`,
  at: `kernel/${left}/server/left.ts`,
  imports: [`#kernel/${right}/server/index.ts`],
}))

const layerProbes: ImportProbe[] = [
  { rule: 'platform-below-all', at: 'platform/upward.ts', imports: ['#kernel/ids/index.ts'] },
  { rule: 'platform-below-all', at: 'platform/jobs/upward.ts', imports: ['#apps/server/main.ts'] },
  { rule: 'kernel-below-features', at: 'kernel/workflow/server/upward.ts', imports: ['#apps/server/main.ts'] },
  {
    rule: 'kernel-below-features',
    at: 'kernel/people/server/upward.ts',
    imports: ['#features/alpha/index.ts'],
    also: ['only-apps-import-features'],
  },
  { rule: 'kernel-module-in-order', at: 'apps/server/stranger.ts', imports: ['#kernel/appendix/index.ts'] },
  { rule: 'feature-below-apps', at: 'features/alpha/server/upward.ts', imports: ['#apps/server/main.ts'] },
  {
    rule: 'feature-imports-feature',
    at: 'features/alpha/server/sideways.ts',
    imports: ['#features/beta/server/index.ts'],
  },
  {
    rule: 'feature-imports-feature',
    at: 'features/beta/server/sideways.test.ts',
    imports: ['#features/alpha/index.ts'],
  },
  { rule: 'only-apps-import-features', at: 'scripts/peek.ts', imports: ['#features/alpha/index.ts'] },
  { rule: 'ui-beside', at: 'ui/business.ts', imports: ['#kernel/workflow/index.ts'] },
  { rule: 'ui-beside', at: 'ui/route.ts', imports: ['#platform/http/route.ts'] },
  { rule: 'city-direction', at: 'city/deep.ts', imports: ['#features/alpha/server/index.ts'] },
  { rule: 'city-direction', at: 'city/upward.ts', imports: ['#apps/server/main.ts'] },
  { rule: 'city-stays-outside', at: 'apps/console/demo.ts', imports: ['#city/index.ts'], also: ['web-reaches-server'] },
  { rule: 'nobody-imports-tests', at: 'apps/server/tested.ts', imports: ['#tests/house.ts'] },
  { rule: 'nobody-imports-tests', at: 'kernel/workflow/server/tested.ts', imports: ['./act.test.ts'] },
  { rule: 'nobody-imports-tests', at: 'features/alpha/server/tested.ts', imports: ['#apps/server/testing.ts'] },
  { rule: 'fixtures-stay-outside', at: 'features/alpha/server/example.ts', imports: ['../fixtures.ts'] },
  { rule: 'fixtures-stay-outside', at: 'features/alpha/server/tried.ts', imports: ['./testing.ts'] },
  { rule: 'fixtures-stay-outside', at: 'features/alpha/server/led.ts', imports: ['./ways.fixtures.ts'] },
  { rule: 'nobody-imports-tools', at: 'apps/server/tooled.ts', imports: ['#scripts/gen.ts'] },
  {
    rule: 'nobody-imports-tools',
    at: 'apps/server/measured.ts',
    imports: ['../../bench/intake.ts'],
    also: ['alias-across-folders'],
  },
]

const doorProbes: ImportProbe[] = [
  { rule: 'kernel-door', at: 'apps/server/through-wall.ts', imports: ['#kernel/workflow/engine.ts'] },
  { rule: 'kernel-door', at: 'features/beta/server/through-wall.ts', imports: ['#kernel/workflow/engine.ts'] },
  { rule: 'kernel-door', at: 'tests/through-wall.ts', imports: ['#kernel/workflow/server/act.ts'] },
  {
    rule: 'kernel-door-between-modules',
    at: 'kernel/notify/server/through-wall.ts',
    imports: ['#kernel/workflow/engine.ts'],
  },
  { rule: 'feature-door', at: 'apps/server/through-window.ts', imports: ['#features/alpha/contract.ts'] },
  {
    rule: 'feature-door',
    at: 'apps/server/with-fixtures.ts',
    imports: ['#features/alpha/fixtures.ts'],
    also: ['fixtures-stay-outside'],
  },
  { rule: 'feature-door-or-fixtures', at: 'city/through-window.ts', imports: ['#features/alpha/contract.ts'] },
  { rule: 'feature-door-or-fixtures', at: 'tests/through-window.ts', imports: ['#features/alpha/server/list.ts'] },
  { rule: 'relative-inside-module', at: 'kernel/workflow/server/long-way.ts', imports: ['#kernel/workflow/engine.ts'] },
  { rule: 'alias-across-folders', at: 'apps/server/short-cut.ts', imports: ['../../platform/error.ts'] },
  {
    rule: 'alias-across-modules',
    at: 'kernel/workflow/server/short-cut.ts',
    imports: ['../../people/server/index.ts'],
  },
]

const pureProbes: ImportProbe[] = [
  { rule: 'pure-files', at: 'features/alpha/rules.ts', imports: ['./server/list.ts'] },
  { rule: 'pure-files', at: 'features/alpha/procedures.ts', imports: ['#platform/db/index.ts'] },
  { rule: 'pure-files', at: 'features/alpha/permissions.ts', imports: ['#kernel/people/server/index.ts'] },
  { rule: 'pure-files', at: 'kernel/workflow/seals.ts', imports: ['type #db/tables.gen.ts'] },
  { rule: 'pure-platform', at: 'platform/messages.zh.ts', imports: ['./db/index.ts'] },
  { rule: 'pure-tests-need-nothing', at: 'features/alpha/rules.test.ts', imports: ['./server/list.ts'] },
  { rule: 'pure-packages', at: 'features/beta/rules.ts', imports: ['kysely'] },
  { rule: 'pure-packages', at: 'features/beta/contract.ts', imports: ['node:crypto'] },
  { rule: 'pure-packages', at: 'features/beta/ports.ts', imports: ['gcoord'] },
  { rule: 'pure-packages', at: 'features/beta/messages.en.ts', imports: ['semver'], also: ['package-not-listed'] },
  { rule: 'pure-packages', at: 'features/beta/permissions.ts', imports: ['no-such-package'], also: ['not-found'] },
  { rule: 'pure-packages-ids', at: 'kernel/ids/number.ts', imports: ['node:os'] },
  { rule: 'pure-packages-territory', at: 'kernel/territory/tiles.ts', imports: ['kysely'] },
]

const faceProbes: ImportProbe[] = [
  { rule: 'web-reaches-server', at: 'features/alpha/console/deep.ts', imports: ['../server/list.ts'] },
  { rule: 'web-reaches-server', at: 'features/alpha/pocket/deep.ts', imports: ['#platform/db/index.ts'] },
  { rule: 'web-reaches-server', at: 'kernel/workflow/web/deep.tsx', imports: ['#platform/http/mount.ts'] },
  { rule: 'web-reaches-server', at: 'apps/console/deep.ts', imports: ['#kernel/workflow/server/index.ts'] },
  { rule: 'web-reaches-server', at: 'platform/client/deep.ts', imports: ['../http/mount.ts'] },
  { rule: 'web-packages', at: 'features/alpha/console/node.ts', imports: ['node:fs'] },
  { rule: 'web-packages', at: 'features/alpha/pocket/driver.ts', imports: ['pg'] },
  { rule: 'web-packages', at: 'ui/unlisted.ts', imports: ['semver'], also: ['package-not-listed'] },
  { rule: 'server-reaches-web', at: 'features/alpha/server/screen.ts', imports: ['../console/index.ts'] },
  { rule: 'server-reaches-web', at: 'apps/server/screen.ts', imports: ['#ui/index.ts'] },
  { rule: 'server-calls-server', at: 'apps/server/calling.ts', imports: ['#platform/client/call.ts'] },
  { rule: 'server-packages', at: 'kernel/people/server/screen.ts', imports: ['react'] },
  { rule: 'server-packages', at: 'platform/http/screen.ts', imports: ['antd'] },
  { rule: 'shell-knows-no-face', at: 'apps/shell/upward.ts', imports: ['#features/alpha/index.ts'] },
  { rule: 'console-knows-pocket', at: 'features/alpha/console/phone.ts', imports: ['../pocket/index.ts'] },
  { rule: 'pocket-knows-console', at: 'apps/pocket/desk.ts', imports: ['#features/alpha/console/index.ts'] },
]

const hygieneProbes: ImportProbe[] = [
  { rule: 'no-cycle', at: 'apps/server/and-round.ts', imports: ['./round.ts'] },
  { rule: 'not-found', at: 'apps/server/lost.ts', imports: ['./nowhere.ts'] },
  { rule: 'package-not-listed', at: 'apps/server/unlisted.ts', imports: ['semver'] },
  { rule: 'development-package', at: 'apps/server/cli/checked.ts', imports: ['fast-check'] },
]

/** One planted violation or more for every rule of .dependency-cruiser.cjs. */
export const IMPORT_PROBES: ImportProbe[] = [
  ...orderProbes,
  ...layerProbes,
  ...doorProbes,
  ...pureProbes,
  ...faceProbes,
  ...hygieneProbes,
]

/** Files that only exist to be imported by a probe. */
export const TARGETS: Record<string, string[]> = {
  'kernel/appendix/index.ts': [],
  'kernel/calendar/server/index.ts': [],
  'kernel/audit/server/index.ts': [],
  'kernel/territory/server/index.ts': [],
  'kernel/access/server/index.ts': [],
  'kernel/files/server/index.ts': [],
  'kernel/appraisal/server/index.ts': [],
  'kernel/notify/server/index.ts': [],
  'kernel/desk/server/index.ts': [],
  'features/alpha/server/ways.fixtures.ts': [],
  'kernel/workflow/server/act.ts': [],
  'features/alpha/server/list.ts': [],
  'apps/server/round.ts': ['./and-round.ts'],
}
