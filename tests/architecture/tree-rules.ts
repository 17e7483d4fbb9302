export interface TreeFile {
  /** Relative to the repository's root. */
  path: string
  text: string
}

export interface TreeRule {
  name: string
  /** The paths at fault. */
  find: (files: TreeFile[]) => string[]
}

const SOURCE = /\.(ts|tsx)$/
const CODE = /^(platform|kernel|features|ui|apps|city|tests|bench|scripts)\/.*\.tsx?$/
/** Names that gather what belongs nowhere. A property manager 物业经理 is a person. */
const DRAWER = /(^|-)(utils?|helpers?|common|misc)$|^types$|(^|-)(?<!property-)manager$/
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/
const PASCAL = /^[A-Z][A-Za-z0-9]*(\.(test|spec))?$/
const ENTRY_TSX = /^apps\/(console|pocket)\/(main|router|routes)\.tsx$/
const SWITCHED_OFF = /(oxlint|eslint|biome)-(disable|ignore)|@ts-(ignore|nocheck)|c8 ignore|v8 ignore|istanbul ignore/
const DOOR = /^(kernel|features)\/[^/]+\/((server|web|console|pocket)\/)?index\.tsx?$/
const FEATURE_PARTS = [
  'README.md',
  'index.ts',
  'contract.ts',
  'permissions.ts',
  'messages.zh.ts',
  'messages.en.ts',
  'server/index.ts',
]

function paths(files: TreeFile[], keep: (file: TreeFile) => boolean): string[] {
  return files.filter(keep).map(file => file.path)
}

function words(path: string): string[] {
  return path
    .split('/')
    .map(part => part.replace(/\.(test|spec)?\.?tsx?$/, ''))
    .map(part => part.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase())
}

function baseName(path: string): string {
  return (path.split('/').at(-1) ?? '').replace(SOURCE, '')
}

function modules(files: TreeFile[], layer: 'kernel' | 'features'): string[] {
  const names = files.map(file => file.path.split('/')).filter(([top, , rest]) => top === layer && rest !== undefined)
  return [...new Set(names.map(([, name]) => `${layer}/${name}`))]
}

function missing(files: TreeFile[], layer: 'kernel' | 'features', parts: string[]): string[] {
  const known = new Set(files.map(file => file.path))
  return modules(files, layer).flatMap(module =>
    parts.map(part => `${module}/${part}`).filter(path => !known.has(path)),
  )
}

/** What no import rule and no lint rule can see: names, places and switched-off rules. */
export const TREE_RULES: TreeRule[] = [
  {
    name: 'no-drawer-names',
    find: files => paths(files, ({ path }) => CODE.test(path) && words(path).some(word => DRAWER.test(word))),
  },
  {
    name: 'kebab-case-ts',
    find: files => paths(files, ({ path }) => CODE.test(path) && path.endsWith('.ts') && !KEBAB.test(baseName(path))),
  },
  {
    name: 'pascal-case-tsx',
    find: files =>
      paths(
        files,
        ({ path }) => CODE.test(path) && path.endsWith('.tsx') && !ENTRY_TSX.test(path) && !PASCAL.test(baseName(path)),
      ),
  },
  {
    name: 'no-rule-switched-off',
    find: files =>
      paths(
        files,
        ({ path, text }) => CODE.test(path) && !path.startsWith('tests/architecture/') && SWITCHED_OFF.test(text),
      ),
  },
  {
    name: 'index-is-a-door',
    find: files => paths(files, ({ path }) => /^(kernel|features)\/.*\/index\.tsx?$/.test(path) && !DOOR.test(path)),
  },
  { name: 'kernel-module-has-a-door', find: files => missing(files, 'kernel', ['index.ts']) },
  { name: 'feature-is-complete', find: files => missing(files, 'features', FEATURE_PARTS) },
  {
    name: 'messages-in-both-languages',
    find: files => {
      const known = new Set(files.map(file => file.path))
      const other = (path: string) =>
        path.includes('messages.zh.')
          ? path.replace('messages.zh.', 'messages.en.')
          : path.replace('messages.en.', 'messages.zh.')
      return paths(files, ({ path }) => /\/messages\.(zh|en)\.ts$/.test(path) && !known.has(other(path)))
    },
  },
  {
    // The migration runner takes names of this shape; anything else would silently never be applied.
    name: 'migration-name',
    find: files =>
      paths(files, ({ path }) => path.startsWith('db/migrations/') && !/\/\d{8}-\d{4}-[a-z-]+\.sql$/.test(path)),
  },
]
