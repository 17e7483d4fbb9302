import { Button, Input, InputNumber, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { Indicator, Rules, SubjectKind } from '../scheme.ts'
import { Field } from './Field.tsx'
import { blankIndicator, replaceAt, sumOf, withoutAt } from './edit-rules.ts'
import { ScaleEditor } from './ScaleEditor.tsx'
import { useParts } from './use-parts.ts'
import { percent } from './use-words.ts'

interface IndicatorsEditorProps {
  kind: SubjectKind
  rules: Rules
  onChange: (rules: Rules) => void
}

/** What is rated and how much it weighs; the sum stands beside the heading while one types. */
export function IndicatorsEditor({ kind, rules, onChange }: IndicatorsEditorProps) {
  const t = useT('appraisal-web')
  const set = (indicators: Indicator[]) => onChange({ ...rules, indicators })
  return (
    <Section
      title={t('indicators.title')}
      aside={<span>{t('indicators.sum', { sum: percent(sumOf(rules.indicators, one => one.weight)) })}</span>}
    >
      <div className="ja-list">
        {rules.indicators.map((one, index) => (
          <div key={`${index}`} className="ja-card ja-line">
            <IndicatorFields
              kind={kind}
              indicator={one}
              onChange={next => set(replaceAt(rules.indicators, index, next))}
            />
            <Button onClick={() => set(withoutAt(rules.indicators, index))}>{t('scale.removeIndicator')}</Button>
          </div>
        ))}
        <span>
          <Button onClick={() => set([...rules.indicators, blankIndicator(rules.indicators, 'scored')])}>
            {t('indicators.addScored')}
          </Button>{' '}
          <Button onClick={() => set([...rules.indicators, blankIndicator(rules.indicators, 'counted')])}>
            {t('indicators.addCounted')}
          </Button>
        </span>
      </div>
    </Section>
  )
}

interface IndicatorFieldsProps {
  kind: SubjectKind
  indicator: Indicator
  onChange: (next: Indicator) => void
}

function IndicatorFields({ kind, indicator: one, onChange }: IndicatorFieldsProps) {
  const t = useT('appraisal-web')
  const name = { ...one.name }
  const text = (label: string, value: string, change: (value: string) => void) => (
    <Field label={label}>{id => <Input id={id} value={value} onChange={event => change(event.target.value)} />}</Field>
  )
  return (
    <div className="ja-row">
      {text(t('settings.nameZh'), one.name.zh, zh => onChange({ ...one, name: { ...name, zh } }))}
      {text(t('settings.nameEn'), one.name.en, en => onChange({ ...one, name: { ...name, en } }))}
      {text(t('indicators.definitionZh'), one.definition.zh, zh =>
        onChange({ ...one, definition: { ...one.definition, zh } }),
      )}
      {text(t('indicators.definitionEn'), one.definition.en, en =>
        onChange({ ...one, definition: { ...one.definition, en } }),
      )}
      <Field label={t('indicators.weight')}>
        {id => (
          <InputNumber
            id={id}
            min={0.01}
            max={100}
            step={1}
            value={one.weight / 100}
            onChange={weight => onChange({ ...one, weight: Math.round((weight ?? 0) * 100) })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {one.source === 'counted' && <CountedFields kind={kind} indicator={one} onChange={onChange} />}
      {one.source === 'scored' && <ScaleEditor scale={one.scale} onChange={scale => onChange({ ...one, scale })} />}
    </div>
  )
}

function CountedFields({
  kind,
  indicator: one,
  onChange,
}: IndicatorFieldsProps & { indicator: Extract<Indicator, { source: 'counted' }> }) {
  const t = useT('appraisal-web')
  const { data } = useParts()
  const number = (name: 'zeroAt' | 'fullAt') => (
    <Field label={t(`indicators.${name}`)}>
      {id => (
        <InputNumber
          id={id}
          value={one[name]}
          onChange={value => onChange({ ...one, [name]: value ?? 0 })}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  )
  return (
    <>
      <Field label={t('indicators.measure')}>
        {id => (
          <Select
            id={id}
            value={one.measure || null}
            onChange={measure => onChange({ ...one, measure: measure ?? '' })}
            options={data?.measures
              .filter(own => own.subject === kind)
              .map(own => ({ value: own.key, label: measureName(own.key, t) }))}
            notFoundContent={t('indicators.noMeasure')}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      {number('zeroAt')}
      {number('fullAt')}
    </>
  )
}

/** In the words of the feature that counts it. */
function measureName(key: string, t: (key: string) => string): string {
  const [feature = '', what = ''] = key.split('.')
  return t(`${feature}:measures.${what}`)
}
