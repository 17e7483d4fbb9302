import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { matterPath } from '../matter-path.ts'
import { type BoundaryCollection, type ChildNumbers, matters } from './api.ts'
import { numberOf, stateOfPoint } from './map-shapes.ts'
import type { MapState } from './map-state.ts'
import { isMeasure, measures } from './measure.ts'
import type { AreaFill } from './use-area-fill.ts'

interface MapListProps {
  state: MapState
  parts: BoundaryCollection | undefined
  numbers: ChildNumbers | undefined
  /** What the areas are filled by. */
  fill: AreaFill | null
  onPick: (code: string) => void
  onEnter: (code: string) => void
}

/** The same things as on the map, for the keyboard and for who does not see it. */
export function MapList({ state, parts, numbers, fill, onPick, onEnter }: MapListProps) {
  const t = useT('matters-map')
  const rows = parts?.features.map(({ properties }) => properties)
  const value = (code: string, measure: (typeof measures)[number]) =>
    numbers ? numberOf(numbers, code, measure) : null
  return (
    <>
      <h2 className="jo-list-title">{t('list.areas')}</h2>
      <DataTable
        label={t('list.areas')}
        dense
        hotkeys={false}
        stickyOffset={0}
        rows={rows}
        rowKey={row => row.code}
        {...(state.pick ? { selected: state.pick } : {})}
        onOpen={row => onPick(row.code)}
        empty={{ sentence: t('list.noAreas') }}
        columns={[
          {
            key: 'name',
            title: t('list.name'),
            width: 150,
            cell: row => (
              <button
                type="button"
                className="jl-link"
                onClick={() => (row.code.length < 15 ? onEnter(row.code) : onPick(row.code))}
              >
                {row.name}
              </button>
            ),
          },
          { key: 'code', title: t('list.code'), width: 130, cell: row => <code>{row.code}</code> },
          ...(fill && !isMeasure(state.measure)
            ? [
                {
                  key: 'fill',
                  title: fill.title,
                  align: 'right' as const,
                  width: 120,
                  cell: (row: { code: string }) => fill.values.get(row.code)?.text ?? t('list.unseen'),
                },
              ]
            : []),
          ...measures.map(measure => ({
            key: measure,
            title: t(`measures.${measure}.name`),
            align: 'right' as const,
            width: 104,
            cell: (row: { code: string }) => value(row.code, measure) ?? t('list.unseen'),
          })),
        ]}
      />
      {state.matters && <MatterList state={state} />}
    </>
  )
}

function MatterList({ state }: { state: MapState }) {
  const t = useT('matters-map')
  const words = useT('matters')
  const say = useMoment()
  const locale = useLocale()
  const area = state.pick ?? state.area
  const [at, setAt] = useState<{ key: string; cursor: string | undefined }>({ key: '', cursor: undefined })
  const query = { ...state.filters, area }
  const key = JSON.stringify(query)
  const cursor = at.key === key ? at.cursor : undefined
  const list = useQuery({
    queryKey: ['matters', 'map-list', query, cursor, locale],
    queryFn: () => matters.listMatters({ query: { ...query, ...(cursor ? { cursor } : {}) } }),
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: next => setAt({ key, cursor: next }) })
  return (
    <>
      <h2 className="jo-list-title">{t('list.matters')}</h2>
      <DataTable
        label={t('list.matters')}
        dense
        stickyOffset={0}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('list.noMatters') }}
        paging={{ ...keyset, total: list.data?.total, atLeast: list.data?.atLeast }}
        columns={[
          {
            key: 'state',
            title: t('list.state'),
            width: 140,
            cell: row => (
              <StateMark state={stateOfPoint(row)} word={words(`procedures.${row.kind}.states.${row.state}`)} />
            ),
          },
          {
            key: 'title',
            title: t('list.title'),
            ellipsis: true,
            cell: row => <Link to={matterPath(row)}>{row.title}</Link>,
          },
          { key: 'area', title: t('list.area'), width: 160, ellipsis: true, cell: row => row.area.name },
          { key: 'openedAt', title: t('list.opened'), width: 160, cell: row => say(row.openedAt) },
        ]}
      />
    </>
  )
}
