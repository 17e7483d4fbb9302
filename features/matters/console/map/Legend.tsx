import { useT } from '#ui/i18n.ts'
import { StateShape } from '#ui/StateMark.tsx'
import type { StateName } from '#ui/tokens.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { zeroColour } from './measure.ts'
import type { AreaFill } from './use-area-fill.ts'

interface LegendProps {
  fill: AreaFill | null
  matters: boolean
  /** Closed matters raised before are not on the map. */
  since: string | null
  /** Certain days are chosen. */
  days: boolean
}

const shown: readonly StateName[] = ['overdue', 'waiting', 'moving', 'done']

/** What the colours and rings mean, and how the number is defined. */
export function Legend({ fill, matters, since, days }: LegendProps) {
  const t = useT('matters-map')
  const say = useMoment()
  return (
    <div className="jo-legend">
      {fill && (
        <section aria-label={t('legend.colours')}>
          <h2>{fill.title}</h2>
          {fill.period && <p className="jo-note">{fill.period}</p>}
          <ul className="jo-steps">
            <LegendStep colour={zeroColour} text={`0${fill.unit}`} />
            {fill.steps.map(({ from, to, colour }) => (
              <LegendStep key={from} colour={colour} text={`${from === to ? from : `${from}–${to}`}${fill.unit}`} />
            ))}
            {fill.partly && <LegendStep text={t('legend.unseen')} />}
          </ul>
          <p className="jo-note">{fill.definition}</p>
          {days && !fill.byDays && <p className="jo-note">{t('legend.notByDays')}</p>}
          {fill.since && (
            <p className="jo-note" role="status">
              {t('legend.fillSince', { at: say(fill.since) })}
            </p>
          )}
        </section>
      )}
      {matters && (
        <section>
          <h2>{t('legend.matters')}</h2>
          <ul className="jo-states">
            {shown.map(name => (
              <li key={name}>
                <StateShape state={name} /> {t(`legend.states.${name}`)}
              </li>
            ))}
          </ul>
          <p className="jo-note">{t('legend.rings')}</p>
          {since && (
            <p className="jo-note" role="status">
              {t('legend.since', { at: say(since) })}
            </p>
          )}
        </section>
      )}
    </div>
  )
}

function LegendStep({ colour, text }: { colour?: string; text: string }) {
  return (
    <li>
      <span className="jo-swatch" {...(colour ? { style: { background: colour } } : { 'data-unseen': true })} />
      {text}
    </li>
  )
}
