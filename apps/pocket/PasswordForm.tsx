import { type FormEvent, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { SecondStep } from '../shell/SecondStep.tsx'
import { useSignIn } from '../shell/session.ts'
import { SignInField, SubmitButton } from './SignInField.tsx'

export function PasswordForm() {
  const t = useT('shell')
  const signIn = useSignIn()
  const [username, setUsername] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const ticket = signIn.data?.ticket
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (username.trim() && password) signIn.mutate({ by: 'password', username: username.trim(), password })
  }
  if (ticket) return <SecondStep ticket={ticket} onBack={() => signIn.reset()} />
  return (
    <form className="jl-form" onSubmit={submit} noValidate>
      {signIn.error && <ErrorState error={signIn.error} />}
      <SignInField
        id="username"
        label={t('signIn.username')}
        autoComplete="username"
        value={username}
        change={setUsername}
        error={tried && !username.trim() ? t('signIn.needUsername') : undefined}
      />
      <SignInField
        id="password"
        label={t('signIn.password')}
        type="password"
        autoComplete="current-password"
        value={password}
        change={setPassword}
        error={tried && !password ? t('signIn.needPassword') : undefined}
      />
      <SubmitButton busy={signIn.isPending} text={t('signIn.submit')} />
      <p className="jl-field-help">{t('signIn.help')}</p>
    </form>
  )
}
