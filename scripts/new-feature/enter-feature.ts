/** A place where features are listed: an import and an element of a list. */
export interface Entry {
  path: string
  imports: string
  /** The text up to and including the bracket that opens the list. */
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
    list: 'installProcedures([',
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
]

/** The text of a file with the entry made; throws when the list is not where it is expected. */
export function enter(text: string, entry: Entry): string {
  const start = text.indexOf(entry.list)
  if (start < 0) throw new Error(`${entry.path} no longer has the list '${entry.list}': enter the feature by hand`)
  const end = closingBracket(text, start + entry.list.length)
  const before = text.slice(0, end).trimEnd().replace(/,$/, '')
  const comma = before.endsWith('[') ? '' : ', '
  const listed = `${before}${comma}${entry.element}${text.slice(end)}`
  return entry.imports === '' ? listed : `${entry.imports}\n${listed}`
}

/** Where the bracket opened just before `from` is closed. */
function closingBracket(text: string, from: number): number {
  let depth = 1
  for (let index = from; index < text.length; index += 1) {
    if (text[index] === '[') depth += 1
    if (text[index] === ']') depth -= 1
    if (depth === 0) return index
  }
  throw new Error('A list is never closed')
}
