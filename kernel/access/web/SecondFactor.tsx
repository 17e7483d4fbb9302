import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { access, type OwnFactor, useAccessChange } from './api.ts'
import { CodeForm } from './CodeForm.tsx'
import { EnrolSteps } from './EnrolSteps.tsx'
import { RecoveryCodes } from './RecoveryCodes.tsx'

/** The own second factor: whether it is on, turning it on, new recovery codes. */
export function SecondFactor() {
  const t = useT('access-web')
  const [codes, setCodes] = useState<string[] | null>(null)
  const own = useQuery({ queryKey: ['access', 'second-factor'], queryFn: () => access.getSecondFactor({}) })
  return (
    <Section title={t('factor.title')}>
      <p className="jx-none">{t('factor.lead')}</p>
      {own.error && <ErrorState error={own.error} onRetry={() => void own.refetch()} />}
      {own.data?.since === null && (
        <>
          <Wanted own={own.data} />
          <EnrolSteps onCodes={setCodes} />
        </>
      )}
      {own.data?.since && <TurnedOn since={own.data.since} left={own.data.recoveryCodesLeft} onCodes={setCodes} />}
      {codes && <RecoveryCodes codes={codes} onClose={() => setCodes(null)} />}
    </Section>
  )
}

function Wanted({ own }: { own: OwnFactor }) {
  const t = useT('access-web')
  if (own.requiredFrom) return <p role="status">{t('factor.required', { date: own.requiredFrom })}</p>
  return own.recommended ? <p>{t('factor.recommended')}</p> : null
}

function TurnedOn({ since, left, onCodes }: { since: string; left: number; onCodes: (codes: string[]) => void }) {
  const t = useT('access-web')
  const say = useMoment()
  const [renewing, setRenewing] = useState(false)
  const renew = useAccessChange(async (code: string) => {
    const { recoveryCodes } = await access.renewRecoveryCodes({ body: { code } })
    setRenewing(false)
    onCodes(recoveryCodes)
  })
  return (
    <>
      <p role="status">
        {t('factor.on', { at: say(since) })} {t('factor.left', { count: left })}
      </p>
      {renewing ? (
        <CodeForm
          label={t('factor.code')}
          missing={t('factor.needCode')}
          submit={t('factor.renew')}
          busy={renew.isPending}
          error={renew.error}
          onSubmit={code => renew.mutate(code)}
          aside={<Button onClick={() => setRenewing(false)}>{t('factor.cancel')}</Button>}
        />
      ) : (
        <Button onClick={() => setRenewing(true)}>{t('factor.renew')}</Button>
      )}
      <p className="jx-none">{t('factor.change')}</p>
    </>
  )
}
