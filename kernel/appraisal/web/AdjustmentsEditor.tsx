import { Button, Input, InputNumber, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { Rules, SubjectKind } from '../scheme.ts'
import { Field } from './Field.tsx'
import { freeKey, replaceAt, withoutAt } from './edit-rules.ts'

type Adjustment = Rules['adjustments'][number]

interface AdjustmentsEditorProps {
  kind: SubjectKind
  rules: Rules
  onChange: (rules: Rules) => void
}

/** What may be added or taken off beside the indicators, how much at most, how long it counts, and what all may come to. */
export function AdjustmentsEditor({ kind, rules, onChange }: AdjustmentsEditorProps) {
  const t = useT('appraisal-web')
  const set = (adjustments: Adjustment[]) => onChange({ ...rules, adjustments })
  if (kind === 'person' && rules.adjustments.length === 0) return null
  return (
    <Section title={t('adjusting.title')}>
      <div className="ja-list">
        <p className="ja-quiet">{t('adjusting.lead')}</p>
        {rules.adjustments.length > 0 && (
          <div className="ja-row">
            <Cap name="bonusCap" rules={rules} onChange={onChange} />
            <Cap name="deductionCap" rules={rules} onChange={onChange} />
          </div>
        )}
        {rules.adjustments.map((one, index) => (
          <div key={one.key} className="ja-card ja-line">
            <AdjustmentFields one={one} onChange={next => set(replaceAt(rules.adjustments, index, next))} />
            <Button onClick={() => set(withoutAt(rules.adjustments, index))}>{t('newRound.remove')}</Button>
          </div>
        ))}
        <span className="ja-voted">
          {(['bonus', 'deduction'] as const).map(which => (
            <Button key={which} onClick={() => set([...rules.adjustments, blankAdjustment(rules, which)])}>
              {t(`adjusting.add.${which}`)}
            </Button>
          ))}
        </span>
      </div>
    </Section>
  )
}

function blankAdjustment(rules: Rules, kind: Adjustment['kind']): Adjustment {
  const name = kind === 'bonus' ? { zh: '新加分项', en: 'New bonus' } : { zh: '新扣分项', en: 'New deduction' }
  return { key: freeKey(rules.adjustments, `${kind}_`), name, kind, most: 500, validMonths: 12 }
}

interface CapProps {
  name: 'bonusCap' | 'deductionCap'
  rules: Rules
  onChange: (rules: Rules) => void
}

/** Left empty, only the range limits it. */
function Cap({ name, rules, onChange }: CapProps) {
  const t = useT('appraisal-web')
  const cap = rules[name]
  return (
    <Field label={t(`adjusting.${name}`)} help={t('adjusting.noCap')}>
      {id => (
        <InputNumber
          id={id}
          min={0}
          max={1000}
          value={cap === null ? null : cap / 100}
          onChange={value => onChange({ ...rules, [name]: value === null ? null : Math.round(value * 100) })}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  )
}

function AdjustmentFields({ one, onChange }: { one: Adjustment; onChange: (next: Adjustment) => void }) {
  const t = useT('appraisal-web')
  return (
    <div className="ja-row">
      {(['zh', 'en'] as const).map(language => (
        <Field key={language} label={t(language === 'zh' ? 'settings.nameZh' : 'settings.nameEn')}>
          {id => (
            <Input
              id={id}
              value={one.name[language]}
              onChange={event => onChange({ ...one, name: { ...one.name, [language]: event.target.value } })}
            />
          )}
        </Field>
      ))}
      <Field label={t('adjusting.kind')}>
        {id => (
          <Select
            id={id}
            value={one.kind}
            onChange={kind => onChange({ ...one, kind })}
            options={(['bonus', 'deduction'] as const).map(value => ({ value, label: t(`adjusting.kindIs.${value}`) }))}
          />
        )}
      </Field>
      <Field label={t('adjusting.most')}>
        {id => (
          <InputNumber
            id={id}
            min={0.01}
            max={1000}
            value={one.most / 100}
            onChange={most => onChange({ ...one, most: Math.max(1, Math.round((most ?? 0) * 100)) })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('adjusting.validMonths')} help={t('adjusting.validHelp')}>
        {id => (
          <InputNumber
            id={id}
            min={1}
            max={60}
            precision={0}
            value={one.validMonths}
            onChange={validMonths => onChange({ ...one, validMonths: validMonths ?? 1 })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
    </div>
  )
}
