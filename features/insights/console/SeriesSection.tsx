import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { lazy, Suspense } from 'react'
import { DataTable } from '#ui/DataTable.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { type Indicator, indicatorKeys, indicatorOf } from '../catalogue.ts'
import type { SeriesPoint } from '../shapes.ts'
import { figureText } from '../words.ts'
import { insights } from './api.ts'
import { useWords } from './use-words.ts'

/** ECharts is large and only this draws with it: it comes when a chart is first looked at. */
const SeriesChart = lazy(async () => ({ default: (await import('./SeriesChart.tsx')).SeriesChart }))

type Query = NonNullable<Parameters<typeof insights.readSeries>[0]['query']>

interface SeriesSectionProps {
  query: Query
  chart: string
  asTable: boolean
  onChange: (next: { chart?: string; as?: string }) => void
}

/** One indicator over the last periods, drawn or as a table. */
export function SeriesSection({ query, chart, asTable, onChange }: SeriesSectionProps) {
  const t = useT('insights-console')
  const words = useWords()
  const locale = useLocale()
  const series = useQuery({
    queryKey: ['indicators', 'series', query, locale],
    queryFn: () => insights.readSeries({ query }),
    placeholderData: former => former,
  })
  const indicator = indicatorOf(chart)
  if (!indicator) return null
  const options = indicatorKeys.map(value => ({ value, label: words(`indicators.${value}.name`) }))
  return (
    <Section
      title={t('trend')}
      aside={
        <div className="ji-tools">
          <Select
            aria-label={t('indicator')}
            value={chart}
            options={options}
            style={{ width: 180 }}
            onChange={next => onChange({ chart: next })}
          />
          <Segmented
            aria-label={t('view')}
            value={asTable ? 'table' : 'chart'}
            options={[
              { value: 'chart', label: t('asChart') },
              { value: 'table', label: t('asTable') },
            ]}
            onChange={next => onChange({ as: next === 'table' ? 'table' : '' })}
          />
        </div>
      }
    >
      {series.isError && <ErrorState error={series.error} onRetry={() => void series.refetch()} />}
      {series.data && !asTable && <Drawn indicator={indicator} points={series.data.points} />}
      {series.data && asTable && <SeriesTable indicator={indicator} points={series.data.points} />}
    </Section>
  )
}

interface Points {
  indicator: Indicator
  points: readonly SeriesPoint[]
}

function Drawn({ indicator, points }: Points) {
  const t = useT('insights-console')
  const words = useWords()
  const name = words(`indicators.${indicator.key}.name`)
  return (
    <Suspense fallback={<div className="ji-chart" aria-busy="true" />}>
      <SeriesChart
        label={t('trendLabel', { name, count: points.length })}
        percent={indicator.unit === 'percent'}
        lines={[
          {
            name,
            points: points.map(({ from, figures }) => ({
              at: from,
              value: figures.assessed[indicator.key]?.value ?? null,
              text: figureText(words, indicator, figures.assessed[indicator.key]),
            })),
          },
        ]}
      />
    </Suspense>
  )
}

function SeriesTable({ indicator, points }: Points) {
  const t = useT('insights-console')
  const words = useWords()
  return (
    <DataTable<SeriesPoint>
      label={t('trend')}
      rows={points}
      rowKey={point => point.from}
      empty={{ sentence: t('noRows') }}
      dense
      hotkeys={false}
      columns={[
        { key: 'from', title: t('period'), cell: ({ from, to }) => (from === to ? from : `${from} – ${to}`) },
        {
          key: 'value',
          title: words(`indicators.${indicator.key}.name`),
          cell: ({ figures }) => figureText(words, indicator, figures.assessed[indicator.key]),
        },
      ]}
    />
  )
}
