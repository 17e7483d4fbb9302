import { type FormEvent, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import { useChangePassword, useSignOut } from './session.ts'
import './shell.css'

/** Before anything else, a password somebody else has set is replaced by one's own. Serves both faces. */
export function NewPasswordPage() {
  const t = useT('shell')
  const change = useChangePassword()
  const signOut = useSignOut()
  const [words, setWords] = useState({ current: '', next: '', again: '' })
  const [fault, setFault] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = faultOf(words)
    setFault(found)
    if (!found) change.mutate({ current: words.current, next: words.next })
  }
  const fields = [
    { name: 'current' as const, complete: 'current-password' },
    { name: 'next' as const, complete: 'new-password' },
    { name: 'again' as const, complete: 'new-password' },
  ]
  return (
    <div className="jl-gate">
      <form className="jl-sheet" onSubmit={submit} noValidate>
        <h1>{t('newPassword.title')}</h1>
        <p>{t('newPassword.lead')}</p>
        {fault && (
          <p className="jl-field-error" role="alert">
            {t(`newPassword.${fault}`)}
          </p>
        )}
        {change.error && <ErrorState error={change.error} />}
        {fields.map(({ name, complete }) => (
          <div className="jl-field" key={name}>
            <label htmlFor={`password-${name}`}>{t(`newPassword.${name}`)}</label>
            <input
              id={`password-${name}`}
              className="jl-input"
              type="password"
              autoComplete={complete}
              value={words[name]}
              onChange={event => setWords({ ...words, [name]: event.target.value })}
            />
          </div>
        ))}
        <p className="jl-field-help">{t('newPassword.rule')}</p>
        <div className="jl-form-actions">
          <button type="submit" className="jl-button jl-button-primary" disabled={change.isPending}>
            {t('newPassword.submit')}
          </button>
          <button type="button" className="jl-button" onClick={() => signOut.mutate(false)}>
            {t('me.signOut')}
          </button>
        </div>
      </form>
    </div>
  )
}

function faultOf({ current, next, again }: { current: string; next: string; again: string }): string | null {
  if (current === '' || next === '') return 'empty'
  return next === again ? null : 'different'
}
