import { Button, Input } from 'antd'
import { type FormEvent, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import { Mark } from '#ui/Mark.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { PersonaGrid } from '../shell/PersonaGrid.tsx'
import { SecondStep } from '../shell/SecondStep.tsx'
import { useSessionNotice, useSignIn } from '../shell/session.ts'

export function SignInPage() {
  const t = useT('shell')
  return (
    <div className="jl-signin">
      <header>
        <Mark size={40} />
        <div>
          <h1>{t('name')}</h1>
          <p>{t('claim')}</p>
        </div>
        <LanguageSwitch />
      </header>
      <main>
        <PasswordForm />
        <PersonaGrid face="console" />
      </main>
    </div>
  )
}

function PasswordForm() {
  const t = useT('shell')
  const signIn = useSignIn()
  const notice = useSessionNotice()
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
  const lacks = (value: string) => tried && value.trim() === ''
  return (
    <form className="jl-signin-form" onSubmit={submit} noValidate>
      <h2>{t('signIn.title')}</h2>
      {notice && (
        <p className="jl-notice" role="status">
          {notice}
        </p>
      )}
      {signIn.error && <ErrorState error={signIn.error} />}
      <div className="jl-field">
        <label htmlFor="username">{t('signIn.username')}</label>
        <Input
          id="username"
          size="large"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          value={username}
          onChange={event => setUsername(event.target.value)}
          {...(lacks(username) ? { status: 'error', 'aria-invalid': true, 'aria-describedby': 'username-error' } : {})}
        />
        {lacks(username) && (
          <p id="username-error" className="jl-field-error">
            {t('signIn.needUsername')}
          </p>
        )}
      </div>
      <div className="jl-field">
        <label htmlFor="password">{t('signIn.password')}</label>
        <Input.Password
          id="password"
          size="large"
          autoComplete="current-password"
          value={password}
          onChange={event => setPassword(event.target.value)}
          {...(lacks(password) ? { status: 'error', 'aria-invalid': true, 'aria-describedby': 'password-error' } : {})}
        />
        {lacks(password) && (
          <p id="password-error" className="jl-field-error">
            {t('signIn.needPassword')}
          </p>
        )}
      </div>
      <Button type="primary" size="large" htmlType="submit" loading={signIn.isPending} block>
        {t('signIn.submit')}
      </Button>
      <p className="jl-field-help">{t('signIn.help')}</p>
      <a href="/pocket/">{t('signIn.resident')}</a>
    </form>
  )
}
