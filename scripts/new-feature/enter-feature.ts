/** A place where features are listed: an import and an element of a list. */
export interface Entry {
  path: string
  imports: string
  /** The text up to and including the bracket or brace that opens the list. */
  list: string
  element: string
}

/** Every list a feature stands in. Spellings as in the templates. */
export const ENTRIES: readonly Entry[] = [
  {
    path: 'apps/server/assembly.ts',
    imports: "import { __camel__Procedures, __camel__Server } from '#features/__kebab__/server/index.ts'",
    list: 'const parts = [',
    element: '__camel__Server',
  },
  {
    path: 'apps/server/assembly.ts',
    imports: '',
    list: 'const procedures = [',
    element: '...__camel__Procedures',
  },
  {
    path: 'apps/server/contracts.ts',
    imports: "import { contract as __camel__ } from '#features/__kebab__/index.ts'",
    list: 'contracts: readonly Contract[] = [',
    element: '__camel__',
  },
  {
    path: 'apps/server/permissions.ts',
    imports: "import { permissions as __camel__ } from '#features/__kebab__/index.ts'",
    list: 'permissions: readonly LoosePermissions[] = [',
    element: '__camel__',
  },
  {
    path: 'apps/console/parts.ts',
    imports: "import { consolePart as __camel__ } from '#features/__kebab__/console/index.ts'",
    list: 'parts: readonly ConsolePart[] = [',
    element: '__camel__',
  },
  {
    path: 'apps/pocket/parts.ts',
    imports: "import { pocketPart as __camel__ } from '#features/__kebab__/pocket/index.ts'",
    list: 'parts: readonly PocketPart[] = [',
    element: '__camel__',
  },
  {
    path: 'tests/access/matrix.ts',
    imports: "import { __camel__Rows } from './matrix-__kebab__.ts'",
    list: 'matrix: Readonly<Record<string, Readonly<Record<string, Row>>>> = {',
    element: "'__kebab__': __camel__Rows",
  },
  {
    path: 'tests/access/expected.ts',
    imports: '',
    list: 'holders: Readonly<Record<string, readonly Username[]>> = {',
    element:
      "'__snake__.open': ['grid_worker', 'dispatcher', 'supervisor'], '__snake__.read': ['grid_worker', 'dispatcher', 'supervisor']",
  },
]

const CLOSING: Readonly<Record<string, string>> = { '[': ']', '{': '}' }

/** The text of a file with the entry made; throws when the list is not where it is expected. */
export function enter(text: string, entry: Entry): string {
  const start = text.indexOf(entry.list)
  if (start < 0) throw new Error(`${entry.path} no longer has the list '${entry.list}': enter the feature by hand`)
  const end = closing(text, start + entry.list.length)
  const before = text.slice(0, end).trimEnd().replace(/,$/, '')
  const comma = /[[{]$/.test(before) ? '' : ', '
  const listed = `${before}${comma}${entry.element}${text.slice(end)}`
  return entry.imports === '' ? listed : `${entry.imports}\n${listed}`
}

/** Where the bracket or brace that stands just before `from` is closed. */
function closing(text: string, from: number): number {
  const opener = text.charAt(from - 1)
  let depth = 1
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === opener) depth += 1
    if (text[index] === CLOSING[opener]) depth -= 1
    if (depth === 0) return index
  }
  throw new Error('A list is never closed')
}
