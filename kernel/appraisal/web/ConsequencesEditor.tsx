import { Button, Input, Select } from 'antd'
import { translate } from '#platform/i18n.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { Consequence, Rules } from '../scheme.ts'
import { Field } from './Field.tsx'
import { freeKey, replaceAt, withoutAt } from './edit-rules.ts'
import { useParts } from './use-parts.ts'
import { useWords } from './use-words.ts'

interface ConsequencesEditorProps {
  rules: Rules
  onChange: (rules: Rules) => void
}

/** What follows from a band once a result is final: a case of an installed procedure, or something a feature does. */
export function ConsequencesEditor({ rules, onChange }: ConsequencesEditorProps) {
  const t = useT('appraisal-web')
  const { data } = useParts()
  const leads = useLeads()
  const set = (consequences: Consequence[]) => onChange({ ...rules, consequences })
  const [firstLead] = leads
  const isNone = data !== undefined && leads.length === 0
  const [lowest] = rules.bands.toSorted((a, b) => a.from - b.from)
  return (
    <Section title={t('following.title')}>
      <div className="ja-list">
        <p className="ja-quiet">{t('following.lead')}</p>
        {isNone && <p>{t('following.none')}</p>}
        {!isNone && rules.bands.length === 0 && <p>{t('following.noBands')}</p>}
        {rules.consequences.map((one, index) => (
          <div key={one.key} className="ja-card ja-line">
            <ConsequenceFields
              one={one}
              rules={rules}
              leads={leads}
              onChange={next => set(replaceAt(rules.consequences, index, next))}
            />
            <Button onClick={() => set(withoutAt(rules.consequences, index))}>{t('newRound.remove')}</Button>
          </div>
        ))}
        {firstLead && lowest && (
          <span>
            <Button
              onClick={() =>
                set([
                  ...rules.consequences,
                  {
                    key: freeKey(rules.consequences, 'follow_'),
                    name: { zh: firstLead.zh, en: firstLead.en },
                    bands: [lowest.key],
                    procedure: firstLead.procedure,
                    hook: firstLead.hook,
                  },
                ])
              }
            >
              {t('following.add')}
            </Button>
          </span>
        )}
      </div>
    </Section>
  )
}

interface Lead {
  procedure: string | null
  hook: string | null
  /** What it is called in either language. */
  zh: string
  en: string
}

/** What is installed for results to lead to, named as the parts that bring it name it. */
function useLeads(): Lead[] {
  const { data } = useParts()
  if (!data) return []
  const named = (text: string) => ({ zh: translate('zh', text), en: translate('en', text) })
  return [
    ...data.procedures.map(one => ({ procedure: one.key, hook: null, ...named(one.title) })),
    ...data.hooks.map(hook => ({ procedure: null, hook, ...named(nameOfHook(hook)) })),
  ]
}

/** `report_in.feedback` is named by `report-in:consequences.feedback`. */
function nameOfHook(hook: string): string {
  const [module = '', what = ''] = hook.split('.')
  return `${module.replaceAll('_', '-')}:consequences.${what}`
}

const idOf = ({ procedure, hook }: Pick<Lead, 'procedure' | 'hook'>) => (procedure ? `p:${procedure}` : `h:${hook}`)

interface ConsequenceFieldsProps {
  one: Consequence
  rules: Rules
  leads: readonly Lead[]
  onChange: (next: Consequence) => void
}

function ConsequenceFields({ one, rules, leads, onChange }: ConsequenceFieldsProps) {
  const t = useT('appraisal-web')
  const words = useWords()
  return (
    <div className="ja-row">
      <Field label={t('following.bands')}>
        {id => (
          <Select
            id={id}
            mode="multiple"
            value={one.bands}
            onChange={bands => onChange({ ...one, bands })}
            options={rules.bands.map(band => ({ value: band.key, label: words(band.name) }))}
          />
        )}
      </Field>
      <Field label={t('following.what')}>
        {id => (
          <Select
            id={id}
            value={idOf(one)}
            onChange={value => {
              const lead = leads.find(own => idOf(own) === value)
              if (lead) onChange({ ...one, procedure: lead.procedure, hook: lead.hook })
            }}
            options={leads.map(lead => ({ value: idOf(lead), label: words(lead) }))}
          />
        )}
      </Field>
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
    </div>
  )
}
