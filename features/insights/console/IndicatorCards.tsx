import { Section } from '#ui/Section.tsx'
import { useT } from '#ui/i18n.ts'
import { groupsOf, type Indicator } from '../catalogue.ts'
import type { Compared } from '../shapes.ts'
import { figureText } from '../words.ts'
import { ChangeMark } from './ChangeMark.tsx'
import { IndicatorInfo } from './IndicatorInfo.tsx'
import { useWords } from './use-words.ts'

/** Every indicator of the whole: the number, how it is counted, how it moved. */
export function IndicatorCards({ total }: { total: Compared }) {
  const t = useT('insights')
  return (
    <div className="ji-groups">
      {groupsOf().map(({ group, members }) => (
        <Section key={group} title={t(`groups.${group}`)}>
          <dl className="ji-cards">
            {members.map(indicator => (
              <IndicatorCard key={indicator.key} indicator={indicator} total={total} />
            ))}
          </dl>
        </Section>
      ))}
    </div>
  )
}

function IndicatorCard({ indicator, total }: { indicator: Indicator; total: Compared }) {
  const t = useT('insights-console')
  const words = useWords()
  const { key } = indicator
  const now = total.current.assessed[key]
  const value = figureText(words, indicator, now)
  const all = figureText(words, indicator, total.current.all[key])
  const parts = indicator.how === 'rate' && now && now.n !== null && now.d !== null ? now : null
  return (
    <div className="ji-card">
      <dt>
        {words(`indicators.${key}.name`)} <IndicatorInfo indicator={indicator} />
      </dt>
      <dd>
        <span className="ji-value">
          {value}
          {indicator.unit !== 'percent' && now?.shown === 'exact' && (
            <span className="ji-unit"> {words(`units.${indicator.unit}`)}</span>
          )}
        </span>
        {parts && <span className="ji-quiet">{t('of', { n: parts.n, d: parts.d })}</span>}
        {all !== value && <span className="ji-quiet">{t('withExcluded', { value: all })}</span>}
      </dd>
      <dd className="ji-compare">
        <span>{t('versusPrevious')}</span>
        <ChangeMark indicator={indicator} now={now} then={total.previous.assessed[key]} />
        <span>{t('versusYear')}</span>
        <ChangeMark indicator={indicator} now={now} then={total.lastYear.assessed[key]} />
      </dd>
    </div>
  )
}
