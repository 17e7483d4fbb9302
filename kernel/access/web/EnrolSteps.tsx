import { QRCode, Typography } from 'antd'
import { useT } from '#ui/i18n.ts'
import './access.css'
import { access, useAccessChange } from './api.ts'
import { CodeForm } from './CodeForm.tsx'

/** The password, the QR code for the telephone, its first code; hands over the recovery codes. */
export function EnrolSteps({ onCodes }: { onCodes: (codes: string[]) => void }) {
  const t = useT('access-web')
  const enrol = useAccessChange((password: string) => access.enrolSecondFactor({ body: { password } }))
  const confirm = useAccessChange(async (code: string) => {
    const { recoveryCodes } = await access.confirmSecondFactor({ body: { code } })
    onCodes(recoveryCodes)
  })
  if (!enrol.data) {
    return (
      <CodeForm
        key="password"
        secret
        label={t('factor.password')}
        missing={t('factor.needPassword')}
        submit={t('factor.begin')}
        busy={enrol.isPending}
        error={enrol.error}
        onSubmit={password => enrol.mutate(password)}
      />
    )
  }
  return (
    <>
      <p>{t('factor.scan')}</p>
      <div className="jx-factor">
        <QRCode value={enrol.data.uri} type="svg" size={168} aria-label={t('factor.qr')} />
        <p>
          {t('factor.secret')}
          <br />
          <Typography.Text code>{enrol.data.secret}</Typography.Text>
        </p>
      </div>
      <CodeForm
        key="code"
        label={t('factor.code')}
        missing={t('factor.needCode')}
        submit={t('factor.confirm')}
        busy={confirm.isPending}
        error={confirm.error}
        onSubmit={code => confirm.mutate(code)}
      />
    </>
  )
}
