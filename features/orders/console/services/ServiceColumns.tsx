import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { pressingState, timeLeft } from '#kernel/workflow/web/index.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import type { FilterField } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { TimeLeft, useMoment } from '#ui/TimeLeft.tsx'
import { useNow } from '#ui/use-now.ts'
import { serviceProcedures } from '../../procedures.ts'
import { areaFilter } from '../ListPage.tsx'
import { useServiceFields } from './use-fields.ts'

interface CaseOfRow {
  id: string
  district: string
  number: string
  title: string
  state: string
  final: boolean
  bucket: string
  openedAt: string
  dueAt: string | null
  warnAt: string | null
  overdue: boolean
  area: { name: string }
  field: string | null
}

/** Two facts that are read together, one over the other: a column fewer, and nothing hidden. */
export function Stacked({ main, under }: { main: ReactNode; under: ReactNode }) {
  return (
    <span className="oc-stacked">
      <span>{main}</span>
      <small>{under}</small>
    </span>
  )
}

/** Columns that every list of cases here begins and ends with; the number stands under the title, the area under the field. */
export function useCaseColumns<Row extends CaseOfRow>(
  procedure: 'service_need' | 'service_order' | 'micro_wish',
  pathOf: (row: Row) => string,
): { head: DataColumn<Row>[]; tail: DataColumn<Row>[] } {
  const t = useT('orders')
  const say = useMoment()
  const { nameOf } = useServiceFields()
  const now = useNow()
  return {
    head: [
      {
        key: 'state',
        title: t('fields.state'),
        width: 148,
        cell: row => (
          <StateMark state={pressingState(row, now)} word={t(`procedures.${procedure}.states.${row.state}`)} />
        ),
      },
      {
        key: 'title',
        title: t('fields.title'),
        ellipsis: true,
        cell: row => (
          <Stacked
            main={
              <Link to={pathOf(row)} className="oc-title" title={row.title}>
                {row.title}
              </Link>
            }
            under={<span className="oc-number">{row.number}</span>}
          />
        ),
      },
      {
        key: 'field',
        title: `${t('fields.field')} · ${t('fields.area')}`,
        width: 148,
        ellipsis: true,
        cell: row => <Stacked main={nameOf(row.field) || '–'} under={row.area.name} />,
      },
    ],
    tail: [
      { key: 'openedAt', title: t('fields.openedAt'), width: 152, ellipsis: true, cell: row => say(row.openedAt) },
      { key: 'time', title: t('fields.dueAt'), width: 112, cell: row => <Time row={row} /> },
    ],
  }
}

function Time({ row }: { row: CaseOfRow }) {
  const now = useNow()
  if (row.final || !row.dueAt) return <span className="oc-quiet">–</span>
  const { left, used } = timeLeft(row, now)
  return <TimeLeft left={left} used={used} due={row.dueAt} />
}

/** Filters every list here has: words or number, field, area. */
export function useCommonFilters(): FilterField[] {
  const t = useT('orders')
  const { items } = useServiceFields()
  return [
    { kind: 'text', name: 'q', label: t('orders-console:q') },
    {
      kind: 'one',
      name: 'field',
      label: t('fields.field'),
      options: items.map(item => ({ value: item.code, label: item.name })),
    },
    areaFilter(t('fields.area')),
  ]
}

export function useStateFilter(key: 'service_need' | 'service_order' | 'micro_wish'): FilterField {
  const t = useT('orders')
  const procedure = serviceProcedures.find(one => one.key === key)
  return {
    kind: 'one',
    name: 'state',
    label: t('fields.state'),
    options: Object.keys(procedure?.states ?? {}).map(value => ({
      value,
      label: t(`procedures.${key}.states.${value}`),
    })),
  }
}

export function useOverdueFilter(): FilterField {
  const t = useT('orders')
  return {
    kind: 'one',
    name: 'overdue',
    label: t('fields.overdue'),
    options: ['true', 'false'].map(value => ({ value, label: t(value === 'true' ? 'ui:form.yes' : 'ui:form.no') })),
  }
}
