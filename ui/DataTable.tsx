import { Checkbox, Table, type TableColumnType, type TableProps } from 'antd'
import type { HTMLAttributes, ReactNode, ThHTMLAttributes } from 'react'
import { EmptyState } from './EmptyState.tsx'
import { ErrorState } from './ErrorState.tsx'
import { useT } from './i18n.ts'
import { Paging, type PagingProps } from './Paging.tsx'
import './parts.css'
import { size } from './tokens.ts'
import { arrangeColumns, layoutOf, widenColumn } from './list/arrange-columns.ts'
import { ColumnHandle } from './list/ColumnHandle.tsx'
import { useListDesk } from './list/list-desk.ts'
import type { Selection } from './list/use-selection.ts'
import { useRowFocus } from './use-row-focus.ts'

export interface DataColumn<T> {
  key: string
  title: string
  cell: (row: T) => ReactNode
  width?: number | string
  align?: 'left' | 'right'
  /** The server sorts by `key`. */
  sortable?: boolean
  /** Cut at the end of the line, the whole in the tooltip. */
  ellipsis?: boolean
  fixed?: 'left' | 'right'
}

export interface DataTableProps<T extends object> {
  /** What the rows are, for screen readers. */
  label: string
  columns: readonly DataColumn<T>[]
  /** Undefined while the first page is on its way. */
  rows: readonly T[] | undefined
  rowKey: (row: T) => string
  error?: unknown
  onRetry?: () => void
  /** One sentence and one action. */
  empty: { sentence: string; action?: ReactNode }
  onOpen?: (row: T) => void
  /** The open row, marked in the list. */
  selected?: string
  /** `dueAt` ascending, `-dueAt` descending; held in the URL by the page. */
  sort?: string
  onSort?: (sort: string | undefined) => void
  paging?: PagingProps
  dense?: boolean
  /** Pixels from the top where the header sticks; 0 inside its own scroller. */
  stickyOffset?: number
  /** Name under which its reader's columns are kept; without it the columns stand as the page has them. */
  list?: string
  /** Rows can be chosen: by box, by shift and box, by x. */
  selection?: Selection & { label: (row: T) => string }
  /** j and k move the focus between rows from anywhere on the page; off when a page has two tables. */
  hotkeys?: boolean
}

/** The console's list: fixed header, skeleton, empty and error state, sorting by the server, keyset paging, keyboard. */
export function DataTable<T extends object>(props: DataTableProps<T>) {
  const { rows, rowKey, onOpen, selected, paging, error, selection } = props
  const [layout, setLayout] = useListDesk().useColumns(props.list)
  const columns = arrangeColumns(props.columns, layout)
  const { container, rowProps } = useRowFocus({
    count: rows?.length ?? 0,
    enabled: props.hotkeys ?? true,
    ...(selection && rows ? { onMark: (index: number) => markRow(selection, rows[index], rowKey) } : {}),
  })
  const onWidth = props.list
    ? (key: string, width: number) => setLayout(widenColumn(layoutOf(props.columns, layout), key, width))
    : undefined
  if (error !== undefined && error !== null && !rows) {
    return <ErrorState error={error} {...(props.onRetry ? { onRetry: props.onRetry } : {})} />
  }
  if (!rows) return <SkeletonTable columns={columns} label={props.label} dense={props.dense ?? false} />
  if (rows.length === 0) return <NoRows label={props.label} empty={props.empty} {...(paging ? { paging } : {})} />
  const onRow = (row: T, index = 0): HTMLAttributes<HTMLElement> => ({
    ...rowProps(index),
    onClick: event => {
      if (!isInteractive(event.target)) onOpen?.(row)
    },
    onKeyDown: event => {
      if (event.key === 'Enter' && event.target === event.currentTarget) onOpen?.(row)
    },
  })
  return (
    <div className={onOpen ? 'jl-table jl-table-opens' : 'jl-table'} ref={container}>
      <Table<T>
        aria-label={props.label}
        size={props.dense ? 'small' : 'middle'}
        components={HEAD}
        columns={columns.map(column => antdColumn(column, { sort: props.sort, onWidth }))}
        {...(selection ? { rowSelection: rowSelectionOf(selection, rowKey) } : {})}
        dataSource={[...rows]}
        rowKey={rowKey}
        pagination={false}
        // A row may well have a number called `children`; it is no branch of a tree.
        expandable={{ childrenColumnName: 'branches of a tree' }}
        sticky={{ offsetHeader: props.stickyOffset ?? size.console.topBar }}
        scroll={{ x: widthOf(columns) + (selection ? 44 : 0) }}
        rowClassName={row => (rowKey(row) === selected ? 'ant-table-row-selected' : '')}
        showSorterTooltip={false}
        onRow={onRow}
        onChange={(_page, _filters, sorter) => props.onSort?.(sortOf(sorter))}
      />
      {paging && <Paging {...paging} shown={rows.length} />}
    </div>
  )
}

/** The handle stands beside the title, not in it: antd draws every title a second time, hidden, to measure it. */
function HeadCell({ handle, children, ...cell }: ThHTMLAttributes<HTMLTableCellElement> & { handle?: ReactNode }) {
  return (
    <th {...cell}>
      {children}
      {handle}
    </th>
  )
}
const HEAD = { header: { cell: HeadCell } }

/** Without columns: there is nothing to read across, and an empty table could not be scrolled by keys. */
function NoRows({ label, empty, paging }: Pick<DataTableProps<object>, 'label' | 'empty' | 'paging'>) {
  return (
    <section className="jl-table" aria-label={label}>
      <div className="jl-table-empty">
        <EmptyState {...empty} />
      </div>
      {paging?.onPrevious && <Paging {...paging} shown={0} />}
    </section>
  )
}

/** Below this the table scrolls sideways instead of squeezing its columns. */
function widthOf<T>(columns: readonly DataColumn<T>[]): number {
  return columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? width : 160), 0)
}

interface HeadOptions {
  sort: string | undefined
  onWidth: ((key: string, width: number) => void) | undefined
}

function antdColumn<T>(column: DataColumn<T>, { sort, onWidth }: HeadOptions): TableColumnType<T> {
  const { key, title, cell, width, align, sortable, ellipsis, fixed } = column
  const handle = onWidth && (
    <ColumnHandle title={title} width={typeof width === 'number' ? width : 160} onWidth={next => onWidth(key, next)} />
  )
  return {
    key,
    title,
    onHeaderCell: () => ({ handle }) as HTMLAttributes<HTMLElement>,
    render: (_value: unknown, row: T) => cell(row),
    ...(width === undefined ? {} : { width }),
    ...(align ? { align } : {}),
    ...(fixed ? { fixed } : {}),
    ...(ellipsis ? { ellipsis: true } : {}),
    ...(sortable ? { sorter: true, sortOrder: orderOf(key, sort) } : {}),
  }
}

function markRow<T>(selection: Selection, row: T | undefined, rowKey: (row: T) => string): void {
  if (row !== undefined) selection.toggle(rowKey(row))
}

/** Shift and a box choose everything since the last row that was touched, be it by box or by key. */
function rowSelectionOf<T>(
  selection: Selection & { label: (row: T) => string },
  rowKey: (row: T) => string,
): NonNullable<TableProps<T>['rowSelection']> {
  return {
    columnWidth: 44,
    selectedRowKeys: [...selection.keys],
    onChange: keys => selection.set(keys.map(String)),
    renderCell: (_chosen, row) => (
      <Checkbox
        aria-label={selection.label(row)}
        checked={selection.has(rowKey(row))}
        onChange={({ nativeEvent }) => selection.toggle(rowKey(row), { through: nativeEvent.shiftKey })}
      />
    ),
  }
}

function orderOf(key: string, sort: string | undefined): 'ascend' | 'descend' | null {
  if (sort === key) return 'ascend'
  return sort === `-${key}` ? 'descend' : null
}

type Sorter<T> = Parameters<NonNullable<TableProps<T>['onChange']>>[2]

function sortOf<T>(sorter: Sorter<T>): string | undefined {
  const one = Array.isArray(sorter) ? sorter[0] : sorter
  if (!one?.order) return undefined
  return one.order === 'ascend' ? String(one.columnKey) : `-${String(one.columnKey)}`
}

/** A click on a link or button inside a row means that, not the row. */
function isInteractive(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input, label, [role="button"]') !== null
}

const placeholders = Array.from({ length: 8 }, (_, index) => ({ key: String(index) }))

function SkeletonTable<T>(props: { columns: readonly DataColumn<T>[]; label: string; dense: boolean }) {
  const t = useT('ui')
  const columns = props.columns.map(({ key, title, width }, at) => ({
    key,
    title,
    ...(width === undefined ? {} : { width }),
    render: (_value: unknown, _row: { key: string }, index: number) => (
      <span className="jl-skeleton" style={{ width: `${45 + ((index * 17 + at * 29) % 45)}%` }} />
    ),
  }))
  return (
    <div className="jl-table" aria-busy="true" aria-label={t('table.loading')} role="status">
      <Table
        size={props.dense ? 'small' : 'middle'}
        columns={columns}
        dataSource={placeholders}
        pagination={false}
        scroll={{ x: widthOf(props.columns) }}
      />
    </div>
  )
}
