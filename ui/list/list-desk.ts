import { type ComponentType, createContext, use } from 'react'

/** How one column is kept: in the order of the list, perhaps with a width of its own, perhaps not shown. */
export interface ColumnLayout {
  key: string
  width?: number | undefined
  hidden?: boolean | undefined
}

export interface ListToolsProps {
  /** Name under which views and columns are kept: `matters`. */
  list: string
  /** What the address holds, the position left out. */
  search: object
  /** Goes to another search; the position is given up. */
  onSearch: (search: Record<string, string | number | boolean>) => void
  columns: readonly { key: string; title: string }[]
  /** What the list's route is asked now; absent where the list cannot leave as a file. */
  exportQuery?: object | undefined
  /** Without a view in the address the list opens as its reader wants it; false where several lists share a page. */
  opensWithDefault?: boolean
}

/** One case of a list on which something can be done together with others. */
export interface BulkRow {
  district: string
  caseId: string
  number: string
  title: string
}

export interface BulkBarProps {
  rows: readonly BulkRow[]
  onClear: () => void
  /** Some were done: the list is to be read again. */
  onDone: () => void
}

export interface News {
  /** How many things others did after the list was read at this instant (milliseconds); null while nobody tells. */
  since: (seenAt: number) => number | null
  /** True while news come by themselves and need not be asked for. */
  live: boolean
}

/**
 * What a list gets from the desk: kept columns and views, many rows at once, news. The console gives it; without it a
 * list is a plain list.
 */
export interface ListDesk {
  useColumns: (list: string | undefined) => [readonly ColumnLayout[] | null, (next: ColumnLayout[] | null) => void]
  useNews: (about: { subjectKind?: string }) => News
  Tools: ComponentType<ListToolsProps>
  BulkBar: ComponentType<BulkBarProps>
}

const keepsNothing: readonly [null, () => void] = [null, () => undefined]
const plain: ListDesk = {
  useColumns: () => [...keepsNothing],
  useNews: () => ({ since: () => null, live: false }),
  Tools: () => null,
  BulkBar: () => null,
}

export const ListDeskContext = createContext<ListDesk>(plain)

export function useListDesk(): ListDesk {
  return use(ListDeskContext)
}
