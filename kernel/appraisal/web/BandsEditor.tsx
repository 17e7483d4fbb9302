import { Button, Input, InputNumber } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { Band, Rules } from '../scheme.ts'
import { Field } from './Field.tsx'
import { freeKey, replaceAt, withoutAt } from './edit-rules.ts'

/** The bands a score falls into; they have to cover the range without gap or overlap, which is said at once. */
export function BandsEditor({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
  const t = useT('appraisal-web')
  const set = (bands: Band[]) => onChange({ ...rules, bands })
  const { range } = rules
  const blank = {
    key: freeKey(rules.bands, 'band_'),
    name: { zh: '新等次', en: 'New band' },
    from: range.min,
    to: range.max,
  }
  return (
    <Section
      title={t('bands.title')}
      aside={<span>{t('bands.range', { min: range.min / 100, max: range.max / 100 })}</span>}
    >
      <div className="ja-list">
        {rules.bands.map((band, index) => (
          <div key={`${index}`} className="ja-card ja-line">
            <BandFields band={band} onChange={next => set(replaceAt(rules.bands, index, next))} />
            <Button onClick={() => set(withoutAt(rules.bands, index))}>{t('newRound.remove')}</Button>
          </div>
        ))}
        <span>
          <Button onClick={() => set([...rules.bands, blank])}>{t('bands.add')}</Button>
        </span>
      </div>
    </Section>
  )
}

function BandFields({ band, onChange }: { band: Band; onChange: (next: Band) => void }) {
  const t = useT('appraisal-web')
  const name = (language: 'zh' | 'en', label: string) => (
    <Field label={label}>
      {id => (
        <Input
          id={id}
          value={band.name[language]}
          onChange={event => onChange({ ...band, name: { ...band.name, [language]: event.target.value } })}
        />
      )}
    </Field>
  )
  const end = (which: 'from' | 'to') => (
    <Field label={t(`bands.${which}`)}>
      {id => (
        <InputNumber
          id={id}
          value={band[which] / 100}
          onChange={value => onChange({ ...band, [which]: Math.round((value ?? 0) * 100) })}
          style={{ width: '100%' }}
        />
      )}
    </Field>
  )
  return (
    <div className="ja-row">
      {name('zh', t('settings.nameZh'))}
      {name('en', t('settings.nameEn'))}
      {end('from')}
      {end('to')}
    </div>
  )
}
