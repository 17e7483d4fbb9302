import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import type { LinePulse } from '../../programme-shapes.ts'

const marks = { alive: 'done', asleep: 'soon', slogan: 'waiting' } as const

/** One line: whether it is alive, with the numbers it is said by and what carries it. */
export function LineCard({ line, days }: { line: LinePulse; days: number }) {
  const t = useT('partners-programmes')
  const words = useT('partners')
  const active = line.organisations.filter(one => one.active).length
  return (
    <article className="pt-line" aria-label={line.name}>
      <h2>{line.name}</h2>
      <StateMark state={marks[line.pulse]} word={words(`pulses.${line.pulse}`)} />
      {line.words && <p>{line.words}</p>}
      {line.pulse === 'slogan' && <p className="pt-quiet">{t('untied')}</p>}
      {line.procedures.length > 0 && (
        <p>
          {t('cases', { days, count: line.cases ?? 0, shown: line.cases ?? t('few') })}
          <span className="pt-quiet"> {line.procedures.map(one => one.title).join(t('comma'))}</span>
        </p>
      )}
      {line.organisations.length > 0 && (
        <>
          <p>{t('active', { days, active, all: line.organisations.length })}</p>
          <ul>
            {line.organisations.map(one => (
              <li key={one.id}>
                <Link to="/organisations/$id" params={{ id: one.id }}>
                  {one.name}
                </Link>
                {!one.open && <span className="pt-quiet"> {t('closed')}</span>}
              </li>
            ))}
          </ul>
        </>
      )}
      {line.indicators.map(one => (
        <p key={one.key}>
          {one.name} {one.shown}
          <span className="pt-quiet"> {one.formula}</span>
        </p>
      ))}
    </article>
  )
}
