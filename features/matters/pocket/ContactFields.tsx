import { useT } from '#ui/i18n.ts'
import type { phoneFault } from './contact.ts'
import type { ReportState } from './use-report.ts'

/** Name and number, or none, or hidden from the unit: each choice says in one sentence what it means. */
export function ContactFields({ report, fault }: { report: ReportState; fault: ReturnType<typeof phoneFault> }) {
  const t = useT('matters-pocket')
  const { draft, change } = report
  return (
    <fieldset className="jm-field jm-contact">
      <legend>{t('report.contact')}</legend>
      {!draft.anonymous && (
        <>
          <div className="jm-field">
            <label htmlFor="contact-name">{t('report.name')}</label>
            <input
              id="contact-name"
              autoComplete="name"
              maxLength={50}
              value={draft.name}
              onChange={event => change({ name: event.target.value })}
            />
          </div>
          <div className="jm-field">
            <label htmlFor="contact-phone">{t('report.phone')}</label>
            <input
              id="contact-phone"
              type="tel"
              inputMode="tel"
              autoComplete="tel"
              maxLength={30}
              value={draft.phone}
              aria-invalid={fault !== null}
              aria-describedby="contact-phone-help"
              onChange={event => change({ phone: event.target.value })}
            />
            <p id="contact-phone-help" className={fault ? 'jm-wrong' : 'jm-quiet'}>
              {t(`report.${fault ?? 'phoneHint'}`)}
            </p>
          </div>
        </>
      )}
      <Check
        id="anonymous"
        label={t('report.anonymous')}
        hint={t('report.anonymousHint')}
        on={draft.anonymous}
        onChange={anonymous => change({ anonymous })}
      />
      <Check
        id="secret"
        label={t('report.secret')}
        hint={t('report.secretHint')}
        on={draft.secretFromUnit}
        onChange={secretFromUnit => change({ secretFromUnit })}
      />
    </fieldset>
  )
}

interface CheckProps {
  id: string
  label: string
  hint: string
  on: boolean
  onChange: (on: boolean) => void
}

function Check({ id, label, hint, on, onChange }: CheckProps) {
  return (
    <div className="jm-check">
      <input
        id={id}
        type="checkbox"
        checked={on}
        aria-describedby={`${id}-hint`}
        onChange={event => onChange(event.target.checked)}
      />
      <div>
        <label htmlFor={id}>{label}</label>
        <p id={`${id}-hint`} className="jm-quiet">
          {hint}
        </p>
      </div>
    </div>
  )
}
