import { dayName } from '#kernel/calendar/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import type { CalendarDay, CalendarYear } from './api.ts'
import { type GridDay, monthWeeks } from './year-grid.ts'

const months = Array.from({ length: 12 }, (_month, index) => index + 1)
const weekdays = [1, 2, 3, 4, 5, 6, 7]

interface YearGridProps {
  known: CalendarYear
  /** Edits a day; without it the days are only read. */
  onDay?: (date: string) => void
}

/** Twelve months; holidays and make-up days carry a word besides their colour. */
export function YearGrid({ known, onDay }: YearGridProps) {
  const t = useT('matters-console')
  const days = new Map(known.days.map(day => [day.date, day]))
  return (
    <>
      <ul className="jc-legend">
        <li data-kind="rest">{t('calendar.legend.rest')}</li>
        <li data-kind="work">{t('calendar.legend.work')}</li>
        <li data-kind="weekend">{t('calendar.legend.weekend')}</li>
      </ul>
      <div className="jc-months">
        {months.map(month => (
          <table key={month}>
            <caption>{t('calendar.month', { month: t(`calendar.months.${month}`) })}</caption>
            <thead>
              <tr>
                {weekdays.map(weekday => (
                  <th key={weekday} scope="col">
                    {t(`calendar.weekdays.${weekday}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {monthWeeks(known.year, month).map((week, index) => (
                <tr key={week.find(Boolean)?.date ?? index}>
                  {week.map((day, column) => (
                    <td key={day?.date ?? `blank-${column}`}>
                      {day && <Day day={day} entry={days.get(day.date)} onDay={onDay} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </>
  )
}

interface DayProps {
  day: GridDay
  entry: CalendarDay | undefined
  onDay: YearGridProps['onDay']
}

function Day({ day, entry, onDay }: DayProps) {
  const t = useT('matters-console')
  const locale = useLocale()
  const kind = entry?.kind ?? (day.weekend ? 'weekend' : 'plain')
  const name = entry ? dayName(locale, entry.name) : ''
  const words = [day.date, entry?.kind && t(`calendar:kind.${entry.kind}`), name].filter(Boolean).join(' ')
  const content = (
    <>
      {day.day}
      {entry?.kind && <small>{t(`calendar.mark.${entry.kind}`)}</small>}
      {(entry || onDay) && <span className="jl-unseen"> {words}</span>}
    </>
  )
  if (!onDay) {
    return (
      <span className="jc-day" data-kind={kind} title={words}>
        {content}
      </span>
    )
  }
  return (
    <button type="button" className="jc-day" data-kind={kind} title={words} onClick={() => onDay(day.date)}>
      {content}
    </button>
  )
}
