import { DataTable, type DataColumn } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { type Indicator, indicators } from '../catalogue.ts'
import type { Compared, NumbersTable, TableRow } from '../shapes.ts'
import { figureText } from '../words.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { IndicatorInfo } from './IndicatorInfo.tsx'
import { useWords } from './use-words.ts'

interface NumbersGridProps {
  table: NumbersTable | undefined
  total: Compared | undefined
  group: string
  /** Goes a level down; null: nothing lies below. */
  onOpen?: ((row: TableRow) => void) | undefined
  error?: unknown
  onRetry?: () => void
}

/** The rows of one grouping in the order of codes, the whole last. */
export function NumbersGrid({ table, total, group, onOpen, error, onRetry }: NumbersGridProps) {
  const t = useT('insights-console')
  const columns = useColumns({ table, group, onOpen })
  const rows = table && total ? withTotal(table.rows, total, t('total')) : undefined
  return (
    <DataTable<TableRow>
      label={t('rows')}
      columns={columns}
      rows={rows}
      rowKey={row => row.key}
      empty={{ sentence: t('noRows') }}
      dense
      hotkeys={false}
      {...(error ? { error } : {})}
      {...(onRetry ? { onRetry } : {})}
    />
  )
}

function withTotal(rows: readonly TableRow[], total: Compared, name: string): TableRow[] {
  return rows.length === 0 ? [] : [...rows, { key: 'total', name, nameEn: null, ...total }]
}

function useColumns({ table, group, onOpen }: Pick<NumbersGridProps, 'table' | 'group' | 'onOpen'>) {
  const t = useT('insights-console')
  const words = useWords()
  const english = useLocale() === 'en'
  const shown = indicators.filter(
    (one: Indicator) => one.group === group && (table?.by !== 'organisation' || one.ofUnits !== false),
  )
  const nameOf = (row: TableRow) => {
    if (row.key === 'rest') return words(`rest.${table?.by ?? 'area'}`)
    return english ? (row.nameEn ?? row.name) : row.name
  }
  const named = (row: TableRow) => {
    const name = nameOf(row)
    if (row.key === 'total') return <strong>{name}</strong>
    if (!onOpen || row.key === 'rest') return name
    return (
      <button type="button" className="jl-link" aria-label={t('open', { name })} onClick={() => onOpen(row)}>
        {name}
      </button>
    )
  }
  const columns: DataColumn<TableRow>[] = [
    { key: 'name', title: words(`groupings.${table?.by ?? 'area'}`), width: 180, cell: named },
    ...shown.map(
      (indicator: Indicator): DataColumn<TableRow> => ({
        key: indicator.key,
        title: words(`indicators.${indicator.key}.name`),
        width: 170,
        cell: row => <NumberCell indicator={indicator} row={row} />,
      }),
    ),
  ]
  return columns
}

function NumberCell({ indicator, row }: { indicator: Indicator; row: TableRow }) {
  const words = useWords()
  const { key } = indicator
  return (
    <span className="ji-cell">
      <span>
        {figureText(words, indicator, row.current.assessed[key])}
        {row.key === 'total' && <IndicatorInfo indicator={indicator} />}
      </span>
      <ChangeMark indicator={indicator} now={row.current.assessed[key]} then={row.previous.assessed[key]} />
    </span>
  )
}
