import { Tabs } from 'antd-mobile'
import { useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Mark } from '#ui/Mark.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { PersonaGrid } from '../shell/PersonaGrid.tsx'
import { useSessionNotice } from '../shell/session.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { PhoneForm } from './PhoneForm.tsx'

/** For residents the phone comes first; who has a user name takes the second tab. */
export function SignInPage() {
  const t = useT('shell')
  const notice = useSessionNotice()
  const [way, setWay] = useState('phone')
  return (
    <main className="jl-pocket-signin">
      <header>
        <Mark size={40} />
        <div>
          <h1>{t('name')}</h1>
          <p>{t('claim')}</p>
        </div>
      </header>
      <p className="jl-pocket-purpose">{t('purpose')}</p>
      {notice && (
        <p className="jl-notice" role="status">
          {notice}
        </p>
      )}
      <div className="jl-card">
        <Tabs activeKey={way} onChange={setWay} stretch={false}>
          <Tabs.Tab key="phone" title={t('signIn.byPhone')} />
          <Tabs.Tab key="password" title={t('signIn.byPassword')} />
        </Tabs>
        {way === 'phone' ? <PhoneForm /> : <PasswordForm />}
      </div>
      <PersonaGrid face="pocket" />
      <footer>
        <LanguageSwitch />
        <a href="/console/">{t('signIn.staff')}</a>
      </footer>
    </main>
  )
}
