import { InfoCircleOutlined } from '@ant-design/icons'
import { Popover } from 'antd'
import { useT } from '#ui/i18n.ts'
import { CATALOGUE_VERSION, type Indicator } from '../catalogue.ts'

/** Beside every number: how it is counted, from the one catalogue. */
export function IndicatorInfo({ indicator }: { indicator: Indicator }) {
  const t = useT('insights-console')
  const name = t(`insights:indicators.${indicator.key}.name`)
  return (
    <Popover
      trigger="click"
      title={t('howCounted', { name })}
      content={<Definition indicator={indicator} />}
      styles={{ root: { maxWidth: 'min(420px, 92vw)' } }}
    >
      <button type="button" className="ji-info" aria-label={t('howCounted', { name })}>
        <InfoCircleOutlined aria-hidden="true" />
      </button>
    </Popover>
  )
}

function Definition({ indicator }: { indicator: Indicator }) {
  const t = useT('insights-console')
  const word = (name: string) => t(`insights:indicators.${indicator.key}.${name}`)
  const lines = [
    ['formula', word('formula')],
    ['numerator', word('numerator')],
    ['denominator', word('denominator')],
    ['counted', word('period')],
    ['small', t(`insights:small.${indicator.how === 'rate' ? 'rate' : 'count'}`)],
    ['source', indicator.source],
  ] as const
  return (
    <>
      <dl className="ji-definition">
        {lines.map(([name, words]) => (
          <div key={name}>
            <dt>{t(name)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="ji-quiet">{t('catalogue', { version: CATALOGUE_VERSION })}</p>
    </>
  )
}
