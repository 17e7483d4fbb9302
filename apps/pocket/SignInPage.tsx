import { type ReactNode, useState } from 'react'
import { useT } from '#ui/i18n.ts'
import { Mark } from '#ui/Mark.tsx'
import { LanguageSwitch } from '../shell/LanguageSwitch.tsx'
import { PersonaGrid } from '../shell/PersonaGrid.tsx'
import { useSessionNotice } from '../shell/session.ts'
import { PasswordForm } from './PasswordForm.tsx'
import { PhoneForm } from './PhoneForm.tsx'

const ways = ['phone', 'password'] as const
type Way = (typeof ways)[number]
const labels: Record<Way, string> = { phone: 'signIn.byPhone', password: 'signIn.byPassword' }

/** For residents the phone comes first; who has a user name takes the second tab. */
export function SignInPage({ hint, more }: { hint?: string; more?: ReactNode }) {
  const t = useT('shell')
  const notice = useSessionNotice()
  const [way, setWay] = useState<Way>('phone')
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
      {hint && <p role="status">{hint}</p>}
      {notice && (
        <p className="jl-notice" role="status">
          {notice}
        </p>
      )}
      <div className="jl-card">
        <Ways way={way} onChoose={setWay} />
        <div role="tabpanel" id="way-panel" aria-labelledby={`way-${way}`}>
          {way === 'phone' ? <PhoneForm /> : <PasswordForm />}
        </div>
      </div>
      {more}
      <PersonaGrid face="pocket" />
      <footer>
        <LanguageSwitch />
        <a href="/console/">{t('signIn.staff')}</a>
      </footer>
    </main>
  )
}

/** Two tabs, by pointer or arrow keys; the library's would weigh more than all the rest of this page. */
function Ways({ way, onChoose }: { way: Way; onChoose: (way: Way) => void }) {
  const t = useT('shell')
  const other = ways.find(one => one !== way) ?? way
  return (
    <div role="tablist" className="jl-ways">
      {ways.map(one => (
        <button
          key={one}
          id={`way-${one}`}
          type="button"
          role="tab"
          aria-selected={one === way}
          aria-controls="way-panel"
          tabIndex={one === way ? 0 : -1}
          onClick={() => onChoose(one)}
          onKeyDown={event => {
            if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
            onChoose(other)
            document.getElementById(`way-${other}`)?.focus()
          }}
        >
          {t(labels[one])}
        </button>
      ))}
    </div>
  )
}
