import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { appraisal } from './api.ts'
import './pocket.css'
import { PocketBack } from './PocketBack.tsx'

export function useMyBallots() {
  const locale = useLocale()
  return useQuery({ queryKey: ['appraisal', 'my-ballots', locale], queryFn: () => appraisal.listMyBallots({}) })
}

/** What I am asked to appraise; what waits for me first. */
export function MyBallotsPage() {
  const t = useT('appraisal-web')
  const say = useMoment()
  const list = useMyBallots()
  return (
    <div className="jap-stack">
      <PocketBack to="/me">{t('ballots.back')}</PocketBack>
      <h1>{t('ballots.title')}</h1>
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <p role="status">{t('ui:table.loading')}</p>}
      {list.data?.items.length === 0 && <EmptyState sentence={t('ballots.none')} />}
      {list.data?.items.map(item =>
        item.state === 'open' ? (
          <Link
            key={item.id}
            to="/ballots/$district/$id"
            params={{ district: item.district, id: item.id }}
            className="jap-card"
          >
            <strong>{item.subjectName}</strong>
            <span className="jap-quiet">{item.roundTitle}</span>
            <span className="jap-quiet">{t('ballots.until', { at: say(item.closesAt) })}</span>
          </Link>
        ) : (
          <div key={item.id} className="jap-card">
            <strong>{item.subjectName}</strong>
            <span className="jap-quiet">
              {item.roundTitle} · {t(`ballots.${item.state}`)}
            </span>
          </div>
        ),
      )}
    </div>
  )
}
