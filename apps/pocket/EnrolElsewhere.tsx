import { useT } from '#ui/i18n.ts'
import { useSignOut } from '../shell/session.ts'

/** A second factor is enrolled at a computer: the telephone cannot scan its own screen. */
export function EnrolElsewhere() {
  const t = useT('shell')
  const signOut = useSignOut()
  return (
    <div className="jl-gate">
      <section className="jl-sheet">
        <h1>{t('secondStep.enrolTitle')}</h1>
        <p>{t('secondStep.enrolLead')}</p>
        <div className="jl-form-actions">
          <a className="jl-button jl-button-primary" href="/console/">
            {t('secondStep.enrolGo')}
          </a>
          <button type="button" className="jl-button" onClick={() => signOut.mutate(false)}>
            {t('me.signOut')}
          </button>
        </div>
      </section>
    </div>
  )
}
