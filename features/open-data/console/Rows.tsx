import { DataTable, type DataTableProps } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'

/** A list among others on one page: without rows it is a sentence, so that no empty table has to be scrolled. */
export function Rows<T extends object>(props: DataTableProps<T>) {
  const { rows, error, paging, empty } = props
  const isEmpty = rows?.length === 0 && !error && !paging?.onPrevious
  return isEmpty ? <EmptyState {...empty} /> : <DataTable {...props} />
}
