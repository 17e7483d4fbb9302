import { EditOutlined, PlusOutlined, RightOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import type { AreaDetail } from '../shapes.ts'
import { BuiltDrawer } from './BuiltDrawer.tsx'
import { type Built, type BuiltKey, type BuiltKind, listBuilt } from './built-forms.ts'
import { useReach } from './use-reach.ts'

interface BuiltColumnProps {
  kind: BuiltKind
  within: BuiltKey
  area: AreaDetail
  selected: string | undefined
  onChoose?: (row: Built) => void
}

/** One level of the built tree, page by page. */
export function BuiltColumn({ kind, within, area, selected, onChoose }: BuiltColumnProps) {
  const t = useT('territory-web')
  const mayEdit = useReach('area.edit')(area.code) && area.level === 'community'
  const [form, setForm] = useState<{ row: Built | null } | null>(null)
  const list = useInfiniteQuery({
    queryKey: ['territory', 'built', kind, within.id],
    queryFn: ({ pageParam }) => listBuilt(kind, within, { cursor: pageParam, limit: 50 }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: page => page.next ?? undefined,
  })
  const rows = list.data?.pages.flatMap(page => page.items)
  return (
    <section className="jt-column" tabIndex={0} aria-label={t(`built.${kind}.many`)}>
      <header>
        <h3>{t(`built.${kind}.many`)}</h3>
        {mayEdit && (
          <button
            type="button"
            className="jl-icon-button"
            aria-label={t(`built.${kind}.add`)}
            title={t(`built.${kind}.add`)}
            onClick={() => setForm({ row: null })}
          >
            <PlusOutlined />
          </button>
        )}
      </header>
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <span className="jl-skeleton" />}
      {rows?.length === 0 && <p className="jt-quiet">{t(`built.${kind}.none`)}</p>}
      <ul>
        {rows?.map(row => (
          <li key={row.id} data-selected={row.id === selected || undefined}>
            <Row row={row} current={row.id === selected} onChoose={onChoose} />
            {mayEdit && (
              <button
                type="button"
                className="jl-icon-button"
                aria-label={t('built.edit', { name: row.name })}
                title={t('built.edit', { name: row.name })}
                onClick={() => setForm({ row })}
              >
                <EditOutlined />
              </button>
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <button type="button" className="jl-button" onClick={() => void list.fetchNextPage()}>
          {t('built.more')}
        </button>
      )}
      {form && <BuiltDrawer kind={kind} within={within} row={form.row} area={area} onClose={() => setForm(null)} />}
    </section>
  )
}

function Row({
  row,
  current,
  onChoose,
}: {
  row: Built
  current: boolean
  onChoose: ((row: Built) => void) | undefined
}) {
  const facts = useFacts(row)
  const body = (
    <span>
      {row.name}
      {facts && <small className="jt-code">{facts}</small>}
    </span>
  )
  if (!onChoose) return <div className="jt-row">{body}</div>
  return (
    <button type="button" className="jt-row" aria-current={current} onClick={() => onChoose(row)}>
      {body}
      <RightOutlined />
    </button>
  )
}

/** What is known of it, in one short line. */
function useFacts(row: Built): string {
  const t = useT('territory-web')
  const parts: string[] = []
  if ('validTo' in row && row.validTo !== null) parts.push(t('area.closed'))
  if ('households' in row && row.households !== null) parts.push(t('built.households', { count: row.households }))
  if ('builtYear' in row && row.builtYear !== null) parts.push(t('built.builtYear', { year: row.builtYear }))
  if ('floors' in row && row.floors !== null) parts.push(t('built.floors', { count: row.floors }))
  if ('floor' in row && row.floor !== null) parts.push(t('built.floor', { floor: row.floor }))
  if ('areaCentiM2' in row && row.areaCentiM2 !== null)
    parts.push(t('built.size', { area: (row.areaCentiM2 / 100).toFixed(2) }))
  return parts.join(' · ')
}
