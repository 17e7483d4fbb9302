import { dayName } from '#kernel/calendar/index.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import type { YearImport } from './api.ts'
import type { PastedDay } from './calendar-lines.ts'

/** What importing a year would change, and what is wrong with it, row by row. */
export function YearChanges({ result, days }: { result: YearImport; days: readonly PastedDay[] }) {
  const t = useT('matters-console')
  const locale = useLocale()
  const { faults, changes } = result
  const kindOf = (kind: 'rest' | 'work' | null) => t(`calendar:kind.${kind ?? 'weekday'}`)
  return (
    <div role="status" className="jc-trial-result">
      {faults.length > 0 && (
        <>
          <p>
            <StateShape state="overdue" size={10} /> <strong>{t('calendar.faults', { count: faults.length })}</strong>
          </p>
          <ul className="jc-faults">
            {faults.map(fault => (
              <li key={`${fault.row}:${fault.field}:${fault.code}:${fault.detail}`}>
                {fault.row !== null && <b>{t('calendar.row', { row: fault.row + 1 })}</b>}
                {fault.row !== null && <code>{Object.values(days[fault.row] ?? {}).join(', ')}</code>}
                {fault.detail}
              </li>
            ))}
          </ul>
        </>
      )}
      <p>
        <strong>
          {t(changes.length === 0 ? 'calendar.noChanges' : 'calendar.changes', { count: changes.length })}
        </strong>
      </p>
      {changes.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t('calendar.fields.date')}</th>
              <th scope="col">{t('calendar.fields.name')}</th>
              <th scope="col">{t('duties.trial.before')}</th>
              <th scope="col">{t('duties.trial.after')}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(change => (
              <tr key={change.date}>
                <td>{change.date}</td>
                <td>{dayName(locale, change.name)}</td>
                <td>{kindOf(change.before)}</td>
                <td>{kindOf(change.after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </div>
  )
}
