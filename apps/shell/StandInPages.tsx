import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useT } from '#ui/i18n.ts'

/** For an address that does not exist or may not be known to exist. */
export function MissingPage() {
  const t = useT('shell')
  const home = (
    <Link to="/" className="jl-button">
      {t('missing.home')}
    </Link>
  )
  return <EmptyState sentence={t('missing.sentence')} action={home} />
}

export function CrashPage({ reset }: { reset: () => void }) {
  const t = useT('shell')
  const again = (
    <button type="button" className="jl-button" onClick={reset}>
      {t('crash.again')}
    </button>
  )
  return <EmptyState sentence={t('crash.sentence')} action={again} />
}

/** While the code of a page is on its way. */
export function WaitingPage() {
  const t = useT('shell')
  return (
    <div role="status" aria-label={t('waiting')}>
      <span className="jl-skeleton" style={{ width: 160, height: 20 }} />
      <span className="jl-skeleton" style={{ width: '80%' }} />
      <span className="jl-skeleton" style={{ width: '60%' }} />
    </div>
  )
}
