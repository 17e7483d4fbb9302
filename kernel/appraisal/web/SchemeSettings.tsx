import { Input, InputNumber, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { Rules } from '../scheme.ts'
import { Field } from './Field.tsx'

interface SchemeSettingsProps {
  rules: Rules
  onChange: (rules: Rules) => void
}

/** Name and rule it follows, what happens when a group misses its quorum, publication, objection and keeping. */
export function SchemeSettings({ rules, onChange }: SchemeSettingsProps) {
  const t = useT('appraisal-web')
  const set = (rest: Partial<Rules>) => onChange({ ...rules, ...rest })
  const text = (label: string, value: string, change: (value: string) => void) => (
    <Field label={label}>{id => <Input id={id} value={value} onChange={event => change(event.target.value)} />}</Field>
  )
  const choice = <T extends string>(name: string, value: T, options: readonly T[], change: (value: T) => void) => (
    <Field label={t(`settings.${name}`)}>
      {id => (
        <Select
          id={id}
          style={{ width: '100%' }}
          value={value}
          onChange={change}
          options={options.map(one => ({ value: one, label: t(`settings.${name}Is.${one}`) }))}
        />
      )}
    </Field>
  )
  const number = (name: string, value: number, change: (value: number) => void) => (
    <Field label={t(`settings.${name}`)}>
      {id => (
        <InputNumber id={id} min={1} value={value} onChange={next => change(next ?? 1)} style={{ width: '100%' }} />
      )}
    </Field>
  )
  return (
    <Section title={t('settings.title')}>
      <div className="ja-row">
        {text(t('settings.nameZh'), rules.title.zh, zh => set({ title: { ...rules.title, zh } }))}
        {text(t('settings.nameEn'), rules.title.en, en => set({ title: { ...rules.title, en } }))}
        {text(t('settings.basis'), rules.basis, basis => set({ basis }))}
        {choice('quorumMissed', rules.quorumMissed, ['no_publication', 'spread'], quorumMissed =>
          set({ quorumMissed }),
        )}
        {choice('whenMissing', rules.whenMissing, ['spread', 'zero'], whenMissing => set({ whenMissing }))}
        {choice('audience', rules.audience, ['subject', 'public'], audience => set({ audience }))}
        {number('objectionDays', rules.objection.days, days => set({ objection: { ...rules.objection, days } }))}
        {choice('decidedAt', rules.objection.decidedAt, ['street', 'district'], decidedAt =>
          set({ objection: { ...rules.objection, decidedAt } }),
        )}
        {number('keepMonths', rules.keepMonths, keepMonths => set({ keepMonths }))}
      </div>
    </Section>
  )
}
