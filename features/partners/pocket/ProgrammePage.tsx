import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { partners } from './api.ts'
import './partners.css'

const marks = { alive: 'done', asleep: 'soon', slogan: 'waiting' } as const

/** The public page of a programme: its lines, and which of them are alive. */
export function ProgrammePage() {
  const t = useT('partners-pocket')
  const words = useT('partners')
  const locale = useLocale()
  const { district = '', id = '' } = useParams({ strict: false })
  const found = useQuery({
    queryKey: ['partners', 'programme', district, id, locale],
    queryFn: () => partners.getPublicProgramme({ params: { district, id } }),
  })
  if (found.isError) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <span className="jl-skeleton" />
  const { name, motto, areaName, lines, sleepDays } = found.data
  return (
    <div className="pp-stack">
      <Link to="/neighbourhood" className="pp-back">
        ‹ {t('back')}
      </Link>
      <h1>{name}</h1>
      <p className="pp-quiet">{areaName}</p>
      {motto && <p>{motto}</p>}
      {lines.map(line => (
        <article key={line.key} className="pp-card">
          <h2>{line.name}</h2>
          <StateMark state={marks[line.pulse]} word={words(`pulses.${line.pulse}`)} />
          {line.words && <p>{line.words}</p>}
          {line.procedures.length > 0 && (
            <p className="pp-quiet">
              {t('programme.cases', {
                days: sleepDays,
                count: line.cases ?? 0,
                shown: line.cases ?? t('programme.few'),
              })}
            </p>
          )}
          {line.organisations.length > 0 && (
            <p className="pp-quiet">{line.organisations.map(one => one.name).join(t('comma'))}</p>
          )}
        </article>
      ))}
      <p className="pp-quiet">{t('programme.definition', { days: sleepDays })}</p>
    </div>
  )
}
