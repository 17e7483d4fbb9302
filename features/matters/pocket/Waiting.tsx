import { useT } from '#ui/i18n.ts'

/** While something is read; where there is no network, it says so instead of pretending to load. */
export function Waiting({ query }: { query: { fetchStatus: string } }) {
  const t = useT('matters-pocket')
  if (query.fetchStatus === 'paused') {
    return (
      <p role="status" className="jm-card jm-quiet">
        {t('state.offline')}
      </p>
    )
  }
  return (
    <div role="status" aria-label={t('state.reading')} className="jm-card">
      <span className="jl-skeleton" style={{ width: '70%', height: 18 }} />
      <span className="jl-skeleton" style={{ width: '45%' }} />
      <span className="jl-skeleton" style={{ width: '30%' }} />
    </div>
  )
}
