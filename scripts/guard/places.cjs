/** The places and the packages that the rules of .dependency-cruiser.cjs speak of, as patterns over paths. */

const KERNEL_ORDER = [
  'ids',
  'calendar',
  'audit',
  'territory',
  'people',
  'access',
  'files',
  'workflow',
  'appraisal',
  'notify',
  'desk',
]

const TEST = '\\.(test|spec)\\.tsx?$'
/** Examples for tests and the demo city: a file of a module and one of its server, or several that say of what. */
const FIXTURES = '^(kernel|features)/[^/]+/(server/)?(fixtures|[a-z-]+\\.fixtures|(?<=server/)testing)\\.ts$'
const PURE = '^(kernel|features)/[^/]+/(?!server/|web/|console/|pocket/)'
const WEB = '^(features/[^/]+/(console|pocket)/|kernel/[^/]+/web/|ui/|apps/(console|pocket|shell)/|platform/client/)'
const SERVER = '^(features/[^/]+/server/|kernel/[^/]+/server/|apps/server/|platform/(?!client/))'
/** What of the platform is plain definitions: it may be imported from everywhere and runs in a browser. */
const PLATFORM_PURE = '^platform/(error|i18n|messages\\.(zh|en)|http/route)\\.ts$'
/** A complete server for tests. */
const TEST_SERVER = '^apps/server/testing\\.ts$'
const VITE_CONFIG = '^apps/(console|pocket)/vite\\.config\\.ts$'
/** A specifier of ours that leads nowhere: `not-found` says so, the package rules need not repeat it. */
const NOT_FOUND_OURS = '^(#|\\.{1,2}/(?!.*node_modules/))'
/** How cruiser types a dependency on a file of ours; anything else is a package, a node module or not found. */
const OURS = ['local', 'localmodule', 'aliased-subpath-import', 'aliased-tsconfig-paths']

const packages = names => `(^|/)node_modules/(${names.join('|')})/`
const REACT = ['react', 'react-dom', 'react-i18next', 'antd', 'antd-mobile', 'antd-mobile-icons', '@ant-design/[^/]+']
const BROWSER_PACKAGES = packages([
  ...REACT,
  ...[
    '@types/react',
    '@types/react-dom',
    '@tanstack/[^/]+',
    'maplibre-gl',
    'terra-draw',
    'terra-draw-maplibre-gl-adapter',
    'i18next',
    'zod',
    'gcoord',
    'flatbush',
    'uuidv7',
    'idb',
    'echarts',
  ],
  ...['cmdk', 'better-auth', 'vite', 'vite-plugin-pwa', 'workbox-[^/]+', 'csstype', '@types/geojson'],
])

/** Packages a pure file may use beside zod: each computes, none touches the machine. */
const PURE_PACKAGES = {
  'kernel/ids': ['uuidv7'],
  'kernel/territory': ['gcoord', 'flatbush', 'point-in-polygon-hao', 'polyclip-ts'],
}

module.exports = {
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
}
