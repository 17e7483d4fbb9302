import { useT } from '#ui/i18n.ts'
import { setElderMode, useElderMode } from './elder.ts'

/** The way into the plain, large pocket and out of it again. */
export function ElderSwitch() {
  const t = useT('pocket')
  const on = useElderMode()
  return (
    <button type="button" role="switch" aria-checked={on} className="jl-elder-switch" onClick={() => setElderMode(!on)}>
      <span>{t('elder.switch')}</span>
      <span className="jl-elder-track" data-on={on || undefined} aria-hidden="true" />
    </button>
  )
}
