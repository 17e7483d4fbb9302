import { useT } from '#ui/i18n.ts'
import { forWhom } from '../service-shapes.ts'
import { Chips } from './Parts.tsx'

export interface BehalfDraft {
  forWhom: (typeof forWhom)[number]
  consent: boolean
  name: string
  phone: string
}
export const blankBehalf: BehalfDraft = { forWhom: 'self', consent: false, name: '', phone: '' }

/** What the server is told: a contact only when one was given. */
export function behalfBody(draft: BehalfDraft) {
  const { name, phone } = draft
  return {
    forWhom: draft.forWhom,
    consent: draft.forWhom === 'neighbour' && draft.consent,
    ...(name.trim() && phone.trim() ? { contact: { name: name.trim(), phone: phone.trim() } } : {}),
  }
}

interface BehalfProps {
  value: BehalfDraft
  onChange: (next: BehalfDraft) => void
}

/** For myself or for a neighbour who agreed, and who may be called. */
export function Behalf({ value, onChange }: BehalfProps) {
  const t = useT('orders-pocket')
  const text = (name: 'name' | 'phone') => (
    <div className="op-field">
      <label htmlFor={`behalf-${name}`}>{t(`behalf.${name}`)}</label>
      <input
        id={`behalf-${name}`}
        type={name === 'phone' ? 'tel' : 'text'}
        maxLength={30}
        value={value[name]}
        onChange={event => onChange({ ...value, [name]: event.target.value })}
      />
    </div>
  )
  return (
    <>
      <Chips
        label={t('orders:fields.forWhom')}
        firm
        options={forWhom.map(one => ({ value: one, label: t(`orders:forWhom.${one}`) }))}
        value={value.forWhom}
        onChange={next => onChange({ ...value, forWhom: next ?? 'self' })}
      />
      {value.forWhom === 'neighbour' && (
        <label className="op-check">
          <input
            type="checkbox"
            checked={value.consent}
            onChange={event => onChange({ ...value, consent: event.target.checked })}
          />
          {t('behalf.consent')}
        </label>
      )}
      {text('name')}
      {text('phone')}
      <p className="op-quiet">{t('behalf.private')}</p>
    </>
  )
}
