import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { MatterDetail } from './api.ts'
import { WalkSteps } from './WalkSteps.tsx'

/** Who leads and who assists, and "why this unit": the walk the last dispatch made and what the person made of it. */
export function UnitsCard({ matter }: { matter: MatterDetail }) {
  const t = useT('matters-console')
  const say = useMoment()
  const { lead, assists, dispatches } = matter
  const [last] = dispatches
  return (
    <Section title={t('units.title')}>
      {lead ? (
        <dl className="jc-units">
          <dt>{t('matters:parts.lead')}</dt>
          <dd>
            <strong>{lead.name}</strong>
          </dd>
          {assists.length > 0 && (
            <>
              <dt>{t('matters:parts.assist')}</dt>
              <dd>{assists.map(unit => unit.name).join('、')}</dd>
            </>
          )}
        </dl>
      ) : (
        <p className="jc-quiet">{t('units.none')}</p>
      )}
      {last && (
        <details className="jc-why">
          <summary>{t('matters:walk.title')}</summary>
          <p className="jc-quiet">
            {say(last.at)} · {t(last.followed ? 'matters:walk.followed' : 'matters:walk.overruled')}
          </p>
          {!last.followed && last.suggested.lead && (
            <p>{t('units.suggested', { name: last.suggested.lead.name, chosen: last.chosen.lead.name })}</p>
          )}
          <WalkSteps walk={last.suggested} />
        </details>
      )}
    </Section>
  )
}
