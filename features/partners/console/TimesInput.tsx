import { Button, Select } from 'antd'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import type { WeeklyTime } from '../shapes.ts'
import './partners.css'

const weekdays = [1, 2, 3, 4, 5, 6, 7]

/** Weekly times, a line each; none means by arrangement. */
export function TimesInput({ id, value, change }: InputProps) {
  const t = useT('partners-console')
  const words = useT('partners')
  const times = (Array.isArray(value) ? value : []) as WeeklyTime[]
  const set = (index: number, patch: Partial<WeeklyTime>) =>
    change(times.map((time, at) => (at === index ? { ...time, ...patch } : time)))
  return (
    <div className="pt-times" id={id}>
      {times.map((time, index) => (
        <div key={index} role="group" aria-label={t('offer.timeNumber', { number: index + 1 })}>
          <Select
            aria-label={t('offer.weekday')}
            value={time.weekday}
            options={weekdays.map(day => ({ value: day, label: words(`weekdays.${day}`) }))}
            onChange={weekday => set(index, { weekday })}
          />
          <input
            type="time"
            aria-label={t('offer.from')}
            value={time.from}
            onChange={event => set(index, { from: event.target.value })}
          />
          <span aria-hidden="true">–</span>
          <input
            type="time"
            aria-label={t('offer.to')}
            value={time.to}
            onChange={event => set(index, { to: event.target.value })}
          />
          <button type="button" className="jl-link" onClick={() => change(times.filter((_, at) => at !== index))}>
            {t('offer.remove')}
          </button>
        </div>
      ))}
      <Button onClick={() => change([...times, { weekday: 6, from: '09:00', to: '11:00' }])}>
        {t('offer.addTime')}
      </Button>
    </div>
  )
}
