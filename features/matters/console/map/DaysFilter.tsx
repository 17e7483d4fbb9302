import type { ChangeUrl, UrlState } from '#kernel/territory/web/index.ts'
import { DayInput } from '#ui/form/DayInput.tsx'
import { useT } from '#ui/i18n.ts'
import { Choice } from './Choice.tsx'
import { daySpans, ownDays, spanOf } from './map-days.ts'
import type { MapState } from './map-state.ts'

interface DaysFilterProps {
  url: UrlState
  state: MapState
  change: ChangeUrl
}

/** On which days the matters were raised: moving along with today, or days of one's own. */
export function DaysFilter({ url, state: { filters }, change }: DaysFilterProps) {
  const t = useT('matters-map')
  const span = spanOf(url['days'])
  const { from = '', to = '' } = filters
  const own = (days: { from?: string; to?: string }) => change({ days: ownDays(days) ?? '/' })
  const choose = (next: string | undefined) => (next === 'own' ? own({ from, to }) : change({ days: next }))
  return (
    <>
      <Choice
        label={t('panel.days')}
        value={span}
        options={[...daySpans, 'own'].map(value => ({ value, label: t(`days.${value}`) }))}
        onChange={choose}
      />
      {span === 'own' && (
        <div className="jo-days">
          <DayInput aria-label={t('days.from')} value={from} max={to} onChange={day => own({ from: day, to })} />
          <span aria-hidden="true">–</span>
          <DayInput aria-label={t('days.to')} value={to} min={from} onChange={day => own({ from, to: day })} />
        </div>
      )}
    </>
  )
}
