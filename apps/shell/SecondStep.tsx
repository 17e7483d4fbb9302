import { type FormEvent, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import { useSignIn } from './session.ts'
import './shell.css'

/** After the password: the code on the telephone, or a recovery code. Serves both faces; no device is remembered. */
export function SecondStep({ ticket, onBack }: { ticket: string; onBack: () => void }) {
  const t = useT('shell')
  const signIn = useSignIn()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const lacks = tried && code.trim() === ''
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code.trim()) signIn.mutate({ by: 'ticket', ticket, code: code.trim() })
  }
  return (
    <form className="jl-signin-form" onSubmit={submit} noValidate>
      <h2>{t('secondStep.title')}</h2>
      <p>{t('secondStep.lead')}</p>
      {signIn.error && <ErrorState error={signIn.error} />}
      <div className="jl-field">
        <label htmlFor="second-step">{t('secondStep.code')}</label>
        <input
          id="second-step"
          className="jl-input"
          autoComplete="one-time-code"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={40}
          value={code}
          onChange={event => setCode(event.target.value)}
          {...(lacks ? { 'aria-invalid': true, 'aria-describedby': 'second-step-error' } : {})}
        />
        {lacks && (
          <p id="second-step-error" className="jl-field-error">
            {t('secondStep.needCode')}
          </p>
        )}
      </div>
      <div className="jl-form-actions">
        <button type="submit" className="jl-button jl-button-primary" disabled={signIn.isPending}>
          {t('secondStep.submit')}
        </button>
        <button type="button" className="jl-button" onClick={onBack}>
          {t('secondStep.back')}
        </button>
      </div>
    </form>
  )
}
