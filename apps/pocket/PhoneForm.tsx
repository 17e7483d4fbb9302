import { Button } from 'antd-mobile'
import { type FormEvent, useEffect, useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useSendCode, useSignIn } from '../shell/session.ts'
import { SignInField, SubmitButton } from './SignInField.tsx'

/** Seconds before another code may be asked for; the server keeps the same rule. */
const pause = 60

export function PhoneForm() {
  const t = useT('shell')
  const signIn = useSignIn()
  const send = useSendCode()
  const wait = useCountdown()
  const [phone, setPhone] = useState('')
  const [code, setCode] = useState('')
  const [checked, setChecked] = useState({ phone: false, code: false })
  const phoneFine = /^1\d{10}$/.test(phone)
  const codeFine = /^\d{6}$/.test(code)
  const ask = () => {
    setChecked({ ...checked, phone: true })
    if (phoneFine) send.mutate(phone, { onSuccess: () => wait.start(pause) })
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setChecked({ phone: true, code: true })
    if (phoneFine && codeFine) signIn.mutate({ by: 'phone', phone, code })
  }
  const askButton = (
    <Button fill="none" color="primary" size="small" disabled={wait.left > 0} loading={send.isPending} onClick={ask}>
      {wait.left > 0 ? t('signIn.resend', { count: wait.left }) : t('signIn.sendCode')}
    </Button>
  )
  return (
    <form className="jl-form" onSubmit={submit} noValidate>
      {(signIn.error ?? send.error) && <ErrorState error={signIn.error ?? send.error} />}
      <SignInField
        id="phone"
        label={t('signIn.phone')}
        type="tel"
        inputMode="numeric"
        autoComplete="tel-national"
        maxLength={11}
        value={phone}
        change={setPhone}
        error={checked.phone && !phoneFine ? t('signIn.needPhone') : undefined}
      />
      <SignInField
        id="code"
        label={t('signIn.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={6}
        value={code}
        change={setCode}
        error={checked.code && !codeFine ? t('signIn.needCode') : undefined}
        aside={askButton}
      />
      {send.data && (
        <p role="status" className="jl-notice">
          {send.data.demoCode ? t('signIn.demoCode', { code: send.data.demoCode }) : t('signIn.sent', { phone })}
        </p>
      )}
      <SubmitButton busy={signIn.isPending} text={t('signIn.submit')} />
      <p className="jl-field-help">{t('signIn.privacy')}</p>
    </form>
  )
}

function useCountdown() {
  const [left, setLeft] = useState(0)
  useEffect(() => {
    if (left <= 0) return
    const timer = setTimeout(() => setLeft(left - 1), 1_000)
    return () => clearTimeout(timer)
  }, [left])
  return { left, start: setLeft }
}
