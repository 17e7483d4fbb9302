import { Button, Checkbox, Input, InputNumber, Select } from 'antd'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { RaterGroup, Rules } from '../scheme.ts'
import { Field } from './Field.tsx'
import { freeKey, replaceAt, sumOf, withoutAt } from './edit-rules.ts'
import { percent } from './use-words.ts'

/** Who scores, with what share, from how many ballots on, and whether in secret. */
export function GroupsEditor({ rules, onChange }: { rules: Rules; onChange: (rules: Rules) => void }) {
  const t = useT('appraisal-web')
  const set = (groups: RaterGroup[]) => onChange({ ...rules, groups })
  return (
    <Section
      title={t('groups.title')}
      aside={<span>{t('groups.sum', { sum: percent(sumOf(rules.groups, one => one.share)) })}</span>}
    >
      <div className="ja-list">
        {rules.groups.map((one, index) => (
          <div key={`${index}`} className="ja-card ja-line">
            <GroupFields group={one} onChange={next => set(replaceAt(rules.groups, index, next))} />
            <Button onClick={() => set(withoutAt(rules.groups, index))}>{t('newRound.remove')}</Button>
          </div>
        ))}
        <span>
          <Button onClick={() => set([...rules.groups, blankGroup(rules.groups)])}>{t('groups.add')}</Button>
        </span>
      </div>
    </Section>
  )
}

function blankGroup(groups: readonly RaterGroup[]): RaterGroup {
  return {
    key: freeKey(groups, 'group_'),
    name: { zh: '新组别', en: 'New group' },
    share: Math.max(1, 10_000 - sumOf(groups, one => one.share)),
    quorum: { amount: 1, unit: 'ballots' },
    secret: false,
  }
}

function GroupFields({ group, onChange }: { group: RaterGroup; onChange: (next: RaterGroup) => void }) {
  const t = useT('appraisal-web')
  const { name, quorum } = group
  return (
    <div className="ja-row">
      <Field label={t('settings.nameZh')}>
        {id => (
          <Input
            id={id}
            value={name.zh}
            onChange={event => onChange({ ...group, name: { ...name, zh: event.target.value } })}
          />
        )}
      </Field>
      <Field label={t('settings.nameEn')}>
        {id => (
          <Input
            id={id}
            value={name.en}
            onChange={event => onChange({ ...group, name: { ...name, en: event.target.value } })}
          />
        )}
      </Field>
      <Field label={t('groups.share')}>
        {id => (
          <InputNumber
            id={id}
            min={0.01}
            max={100}
            value={group.share / 100}
            onChange={share => onChange({ ...group, share: Math.round((share ?? 0) * 100) })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('groups.quorum')}>
        {id => (
          <InputNumber
            id={id}
            min={1}
            value={quorum.amount}
            onChange={amount => onChange({ ...group, quorum: { ...quorum, amount: amount ?? 1 } })}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('groups.unit')}>
        {id => (
          <Select
            id={id}
            value={quorum.unit}
            onChange={unit => onChange({ ...group, quorum: { ...quorum, unit } })}
            options={(['ballots', 'percent'] as const).map(value => ({ value, label: t(`groups.unitIs.${value}`) }))}
            style={{ width: '100%' }}
          />
        )}
      </Field>
      <Field label={t('groups.secret')}>
        {id => (
          <Checkbox
            id={id}
            className="ja-check"
            checked={group.secret}
            onChange={event => onChange({ ...group, secret: event.target.checked })}
          >
            {t('groups.secretRule')}
          </Checkbox>
        )}
      </Field>
      <Field label={t('groups.asksWhy')}>
        {id => (
          <Checkbox
            id={id}
            className="ja-check"
            checked={group.asksWhy ?? false}
            onChange={event => onChange({ ...group, asksWhy: event.target.checked })}
          >
            {t('groups.asksWhyRule')}
          </Checkbox>
        )}
      </Field>
    </div>
  )
}
