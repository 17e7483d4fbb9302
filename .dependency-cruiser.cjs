/**
 * The direction of imports (CONTRIBUTING.md, docs/adr/0002). Every rule is an error and every rule has a planted
 * violation in tests/architecture that proves it fires. An exception is a named line here with the number of an ADR.
 *
 *   apps ──► features ──► kernel ──► platform          ui beside: platform/i18n and platform/client only
 */

const {
  KERNEL_ORDER,
  NOT_FOUND_OURS,
  TEST,
  FIXTURES,
  PURE,
  WEB,
  SERVER,
  PLATFORM_PURE,
  TEST_SERVER,
  VITE_CONFIG,
  OURS,
  packages,
  REACT,
  BROWSER_PACKAGES,
  PURE_PACKAGES,
} = require('./scripts/guard/places.cjs')

const kernelOrder = KERNEL_ORDER.slice(0, -1).map((name, index) => ({
  name: `kernel-order-${name}`,
  comment: 'Kernel modules stand in a row; left never imports right.',
  severity: 'error',
  from: { path: `^kernel/${name}/` },
  to: { path: `^kernel/(${KERNEL_ORDER.slice(index + 1).join('|')})/` },
}))

const purePackageRules = [
  ...Object.entries(PURE_PACKAGES).map(([module, extra]) => ({
    name: module.replace('kernel/', 'pure-packages-'),
    path: `^${module}/(?!server/|web/)`,
    known: ['zod', ...extra],
  })),
  {
    name: 'pure-packages',
    path: `^(?!(${Object.keys(PURE_PACKAGES).join('|')})/)${PURE.slice(1)}`,
    known: ['zod'],
  },
].map(({ name, path, known }) => ({
  name,
  comment: 'Pure files import zod and other pure files: no package that touches the machine, no node module.',
  from: { path, pathNot: [TEST, FIXTURES] },
  to: { dependencyTypesNot: OURS, pathNot: [packages(known), NOT_FOUND_OURS] },
}))

const layers = [
  {
    name: 'platform-below-all',
    comment: 'The platform knows no business word.',
    from: { path: '^platform/' },
    to: { path: '^(kernel|features|ui|apps|city|tests|bench|scripts)/' },
  },
  {
    name: 'kernel-below-features',
    from: { path: '^kernel/' },
    to: { path: '^(features|apps|city|bench|scripts)/', pathNot: TEST_SERVER },
  },
  {
    name: 'kernel-module-in-order',
    comment: 'A new kernel module needs its place in the row and an ADR.',
    from: {},
    to: { path: `^kernel/(?!(${KERNEL_ORDER.join('|')})/)` },
  },
  {
    name: 'feature-below-apps',
    from: { path: '^features/' },
    to: { path: '^(apps|city|bench|scripts)/', pathNot: TEST_SERVER },
  },
  {
    name: 'feature-imports-feature',
    comment: 'Open a case, subscribe to an event, or declare a port: docs/how-to/add-a-feature.md.',
    from: { path: '^features/([^/]+)/' },
    to: { path: '^features/', pathNot: '^features/$1/' },
  },
  {
    name: 'only-apps-import-features',
    comment: 'apps compose; the demo city, tests and bench look in through the doors.',
    from: { path: '^(platform|kernel|ui|db|scripts)/' },
    to: { path: '^features/' },
  },
  {
    name: 'ui-beside',
    comment: 'ui knows neither router nor business: platform/i18n and platform/client only.',
    from: { path: '^ui/' },
    to: { dependencyTypes: OURS, path: '^(?!ui/|platform/i18n\\.ts$|platform/client/)' },
  },
  {
    name: 'city-direction',
    comment: 'The demo city is built from kernel doors and the pure doors of features.',
    from: { path: '^city/' },
    to: { path: '^(apps/|features/[^/]+/(server|console|pocket)/|kernel/[^/]+/web/|ui/|tests/|bench/|scripts/)' },
  },
  {
    name: 'city-stays-outside',
    comment: 'The product does not know the demo city; the server command line seeds it.',
    from: { path: '^(?!city/|apps/server/|tests/|bench/|scripts/)', pathNot: TEST },
    to: { path: '^city/' },
  },
  {
    name: 'nobody-imports-tests',
    from: { path: '^(?!tests/)', pathNot: [TEST, TEST_SERVER, FIXTURES] },
    to: { path: `(^tests/|${TEST}|${TEST_SERVER})` },
  },
  {
    name: 'fixtures-stay-outside',
    comment:
      'Examples are for tests and the demo city; the product does not run on them. A pure door may hand them out.',
    from: {
      path: '^(platform|kernel|features|ui|apps)/',
      pathNot: [TEST, TEST_SERVER, FIXTURES, '^(kernel|features)/[^/]+/index\\.ts$'],
    },
    to: { path: FIXTURES },
  },
  {
    name: 'nobody-imports-tools',
    comment: 'scripts and bench are run, not imported.',
    from: { path: '^(?!scripts/|bench/|tests/)', pathNot: TEST },
    to: { path: '^(scripts|bench)/' },
  },
]

const doors = [
  {
    name: 'kernel-door',
    comment: 'Enter a kernel module by index.ts, server/index.ts or web/index.ts.',
    from: { path: '^(?!kernel/)' },
    to: { path: '^kernel/[^/]+/', pathNot: '^kernel/[^/]+/((server|web)/)?index\\.tsx?$' },
  },
  {
    name: 'kernel-door-between-modules',
    from: { path: '^kernel/([^/]+)/' },
    to: { path: '^kernel/', pathNot: ['^kernel/$1/', '^kernel/[^/]+/((server|web)/)?index\\.tsx?$'] },
  },
  {
    name: 'feature-door',
    comment: 'Enter a feature by index.ts, server/index.ts, console/index.ts or pocket/index.ts.',
    from: { path: '^(?!features/|city/|tests/|bench/)' },
    to: { path: '^features/[^/]+/', pathNot: '^features/[^/]+/((server|console|pocket)/)?index\\.tsx?$' },
  },
  {
    name: 'feature-door-or-fixtures',
    comment: 'The demo city, tests and bench may also use fixtures.ts.',
    from: { path: '^(city|tests|bench)/' },
    to: {
      path: '^features/[^/]+/',
      pathNot: '^features/[^/]+/(((server|console|pocket)/)?index\\.tsx?|fixtures\\.ts)$',
    },
  },
  {
    name: 'relative-inside-module',
    comment: 'Inside one module imports are relative: moving a module changes nobody else.',
    from: { path: '^(kernel|features)/([^/]+)/' },
    to: { dependencyTypes: ['aliased-subpath-import'], path: '^$1/$2/' },
  },
  {
    name: 'alias-across-folders',
    comment: "Across folders imports begin with '#': the arrow shows in the text.",
    from: { path: '^([^/]+)/' },
    to: {
      dependencyTypes: ['local'],
      dependencyTypesNot: ['aliased-subpath-import'],
      pathNot: '^($1/|node_modules/|package\\.json$)',
    },
  },
  {
    name: 'alias-across-modules',
    from: { path: '^(kernel|features)/([^/]+)/' },
    to: {
      dependencyTypes: ['local'],
      dependencyTypesNot: ['aliased-subpath-import'],
      path: '^$1/',
      pathNot: '^$1/$2/',
    },
  },
]

const purity = [
  {
    name: 'pure-files',
    comment:
      'Contract, rules, procedures, permissions, ports, messages and every other file beside server/ and the web parts.',
    from: { path: PURE, pathNot: TEST },
    to: { dependencyTypes: OURS, path: '^', pathNot: [PURE, PLATFORM_PURE] },
  },
  {
    name: 'pure-platform',
    comment: 'What pure files may see of the platform is itself pure.',
    from: { path: PLATFORM_PURE },
    to: { pathNot: [PLATFORM_PURE, packages(['zod', 'i18next'])] },
  },
  {
    name: 'pure-tests-need-nothing',
    comment: 'A test beside pure files runs without a database; a test that needs one lies in server/.',
    from: { path: `${PURE}.*${TEST}` },
    to: { path: '(^(kernel|features)/[^/]+/server/|^platform/(?!error|i18n|http/route)|^apps/)' },
  },
  ...purePackageRules,
]

const faces = [
  {
    name: 'web-reaches-server',
    comment: 'Web code sees contracts, never the server, the database or the jobs.',
    from: { path: WEB, pathNot: [TEST, VITE_CONFIG] },
    to: {
      dependencyTypes: OURS,
      path: '^(features/[^/]+/server/|kernel/[^/]+/server/|apps/server/|platform/|db/|city/|scripts/)',
      pathNot: [PLATFORM_PURE, '^platform/client/'],
    },
  },
  {
    name: 'web-packages',
    comment: 'Packages known to run in a browser; a node package or an unlisted one is refused.',
    from: { path: WEB, pathNot: [TEST, VITE_CONFIG] },
    to: { dependencyTypesNot: OURS, pathNot: [BROWSER_PACKAGES, '^virtual:pwa-register', NOT_FOUND_OURS] },
  },
  {
    name: 'server-reaches-web',
    from: { path: SERVER },
    to: { path: WEB, pathNot: '^platform/client/' },
  },
  {
    name: 'server-calls-server',
    comment: 'Only the command line and the tests call the server as a client does.',
    from: { path: SERVER, pathNot: [TEST, TEST_SERVER, FIXTURES, '^apps/server/cli/'] },
    to: { path: '^platform/client/' },
  },
  {
    name: 'server-packages',
    comment: 'No React on the server.',
    from: { path: SERVER },
    to: { path: `(${packages(REACT)}|^(${REACT.join('|')})(/|$))` },
  },
  {
    name: 'shell-knows-no-face',
    comment: 'What both faces share knows neither, and no feature.',
    from: { path: '^apps/shell/' },
    to: { path: '^(apps/(?!shell/)|features/)' },
  },
  {
    name: 'console-knows-pocket',
    from: { path: '^(features/[^/]+/console|apps/console)/' },
    to: { path: '^(features/[^/]+/pocket|apps/pocket)/' },
  },
  {
    name: 'pocket-knows-console',
    from: { path: '^(features/[^/]+/pocket|apps/pocket)/' },
    to: { path: '^(features/[^/]+/console|apps/console)/' },
  },
]

const hygiene = [
  { name: 'no-cycle', from: {}, to: { circular: true } },
  {
    name: 'not-found',
    comment: 'An import that cannot be resolved is an arrow nobody checks.',
    from: {},
    to: { couldNotResolve: true, pathNot: '^virtual:pwa-register' },
  },
  {
    name: 'package-not-listed',
    comment: 'A package comes into the house through package.json.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'], pathNot: '^virtual:pwa-register' },
  },
  {
    name: 'development-package',
    comment: 'What the product runs on is a dependency, not a devDependency.',
    from: { path: '^(platform|kernel|features|ui|apps|city)/', pathNot: [TEST, TEST_SERVER] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: packages(['@types/[^/]+']) },
  },
]

module.exports = {
  forbidden: [...layers, ...kernelOrder, ...doors, ...purity, ...faces, ...hygiene].map(rule => ({
    severity: 'error',
    ...rule,
  })),
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|test-results|\\.cache)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
}
