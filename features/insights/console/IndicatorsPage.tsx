import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Alert, Button, Segmented } from 'antd'
import { AreaBreadcrumb } from '#ui/AreaBreadcrumb.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useArea } from '#ui/Viewer.tsx'
import { indicatorGroups } from '../catalogue.ts'
import type { Numbers, NumbersQuery, TableRow } from '../shapes.ts'
import { insights } from './api.ts'
import { IndicatorCards } from './IndicatorCards.tsx'
import { IndicatorFilters } from './IndicatorFilters.tsx'
import { type IndicatorsSearch, readIndicatorsSearch } from './indicators-search.ts'
import { NumbersGrid } from './NumbersGrid.tsx'
import { SeriesSection } from './SeriesSection.tsx'
import './insights.css'

/** All indicators of an area and a period: the whole, its course over time, and what it is made of. */
export function IndicatorsPage() {
  const t = useT('insights-console')
  const navigate = useNavigate()
  const search = readIndicatorsSearch(useSearch({ strict: false }))
  const go = (next: Record<string, string | undefined>) =>
    void navigate({ to: '/indicators', search: { ...readIndicatorsSearch(next) } })
  const query = useNumbersQuery(search)
  const numbers = useNumbers(query)
  const { data } = numbers
  const { by: _by, ...ofSeries } = query
  const open = useOpen(data, search, go)
  return (
    <>
      <PageHeader title={t('title')} lead={<Lead numbers={data} />} />
      {data && <AreaBreadcrumb path={data.path} onChoose={area => go({ ...search, area })} />}
      <IndicatorFilters search={search} numbers={data} onChange={next => go({ ...next })} />
      {data?.filter && (
        <FilterNote filter={data.filter} onClear={() => go({ ...search, category: '', organisation: '' })} />
      )}
      {data && !data.period.whole && <Alert className="ji-gap" type="info" showIcon title={t('unfinished')} />}
      {numbers.isError && <ErrorState error={numbers.error} onRetry={() => void numbers.refetch()} />}
      {numbers.isPending && <div role="status" aria-busy="true" aria-label={t('loading')} className="jl-skeleton" />}
      {data && <IndicatorCards total={data.total} />}
      <SeriesSection
        query={ofSeries}
        chart={search.chart ?? 'closing_on_time'}
        asTable={search.as === 'table'}
        onChange={next => go({ ...search, ...next })}
      />
      {data && (
        <Section
          title={t('table', { by: t(`insights:groupings.${data.table.by}`) })}
          aside={
            <Segmented
              aria-label={t('group')}
              value={search.group ?? 'rates'}
              options={indicatorGroups.map(value => ({ value, label: t(`insights:groups.${value}`) }))}
              onChange={group => go({ ...search, group })}
            />
          }
        >
          <NumbersGrid table={data.table} total={data.total} group={search.group ?? 'rates'} onOpen={open} />
        </Section>
      )}
    </>
  )
}

function useNumbersQuery({ area, by, period, at, category, organisation }: IndicatorsSearch): Partial<NumbersQuery> {
  const { areaCode } = useArea()
  const code = area ?? areaCode ?? undefined
  const given = { area: code, by, period, at, category, organisation }
  // The address is read by `readIndicatorsSearch`, so its words are those of the contract.
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Partial<NumbersQuery>
}

function useNumbers(query: Partial<NumbersQuery>) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['indicators', 'numbers', query, locale],
    queryFn: () => insights.readNumbers({ query }),
    placeholderData: former => former,
  })
}

/** An area opens its parts, a field its items, a unit the areas it worked in. */
function useOpen(
  data: Numbers | undefined,
  search: IndicatorsSearch,
  go: (next: Record<string, string | undefined>) => void,
): ((row: TableRow) => void) | undefined {
  switch (data?.table.by) {
    case 'area':
      return data.area.level === 'community' ? undefined : row => go({ ...search, area: row.key })
    case 'category':
      return row =>
        go({ ...search, category: row.key, organisation: '', ...(row.key.includes('.') ? { by: 'area' } : {}) })
    case 'organisation':
      return row => go({ ...search, organisation: row.key, category: '', by: 'area' })
    case undefined:
      return undefined
  }
}

function Lead({ numbers }: { numbers: Numbers | undefined }) {
  const t = useT('insights-console')
  const locale = useLocale()
  if (!numbers) return null
  if (numbers.countedUntil === null) return t('leadUncounted')
  const until = new Date(numbers.countedUntil).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'medium',
    timeStyle: 'short',
  })
  return t('lead', { area: numbers.area.name, from: numbers.period.from, to: numbers.period.to, until })
}

function FilterNote({ filter, onClear }: { filter: NonNullable<Numbers['filter']>; onClear: () => void }) {
  const t = useT('insights-console')
  const name = useLocale() === 'en' ? (filter.nameEn ?? filter.name) : filter.name
  return (
    <p className="ji-gap">
      {t('filtered', { name })}{' '}
      <Button size="small" onClick={onClear}>
        {t('unfilter')}
      </Button>
    </p>
  )
}
