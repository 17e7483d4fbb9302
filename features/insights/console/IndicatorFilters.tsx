import { LeftOutlined, RightOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { DayInput } from '#ui/form/DayInput.tsx'
import { useT } from '#ui/i18n.ts'
import { days, periodKinds } from '../dates.ts'
import { groupings, type Numbers } from '../shapes.ts'
import type { IndicatorsSearch } from './indicators-search.ts'

interface IndicatorFiltersProps {
  search: IndicatorsSearch
  numbers: Numbers | undefined
  onChange: (next: IndicatorsSearch) => void
}

/** Which period, and by what the numbers are told apart. */
export function IndicatorFilters({ search, numbers, onChange }: IndicatorFiltersProps) {
  const t = useT('insights-console')
  const { period } = numbers ?? {}
  const turn = (at: string | undefined) => at && onChange({ ...search, at })
  return (
    <search className="jl-filters" aria-label={t('period')}>
      <Segmented
        aria-label={t('period')}
        value={search.period ?? 'month'}
        options={periodKinds.map(value => ({ value, label: t(`insights:periods.${value}`) }))}
        onChange={value => onChange({ ...search, period: value })}
      />
      <span className="ji-turn">
        <Button
          aria-label={t('previousPeriod')}
          icon={<LeftOutlined aria-hidden="true" />}
          disabled={!period}
          onClick={() => turn(period?.previous.from)}
        />
        <DayInput
          aria-label={t('day')}
          value={search.at ?? period?.to ?? ''}
          onChange={at => at && onChange({ ...search, at })}
        />
        <Button
          aria-label={t('nextPeriod')}
          icon={<RightOutlined aria-hidden="true" />}
          disabled={!period?.whole}
          onClick={() => turn(period && days.add(period.to, 1))}
        />
      </span>
      <Segmented
        aria-label={t('by')}
        value={search.by ?? 'area'}
        options={groupings.map(value => ({ value, label: t(`insights:groupings.${value}`) }))}
        onChange={value => onChange({ ...search, by: value })}
      />
    </search>
  )
}
