import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { matters } from './api.ts'
import { MyMatterCard } from './MyMatterCard.tsx'
import './pocket.css'
import { recallDraft } from './report-draft.ts'

/** One large button, and what became of what I reported. */
export function HomeBlock() {
  const t = useT('matters-pocket')
  const locale = useLocale()
  const [begun] = useState(() => recallDraft() !== null)
  const mine = useQuery({
    queryKey: ['matters', 'mine', 'home', locale],
    queryFn: () => matters.listMyMatters({ query: { limit: 5 } }),
  })
  return (
    <div className="jm-stack">
      <Link to="/report" className="jm-report-button">
        <CameraIcon />
        <span>
          <strong>{t('home.report')}</strong>
          {begun ? t('home.resume') : t('home.reportHint')}
        </span>
      </Link>
      <section className="jm-stack" aria-label={t('home.mine')}>
        <div className="jm-head">
          <h2>{t('home.mine')}</h2>
          {mine.data && mine.data.items.length > 0 && <Link to="/my">{t('home.all')}</Link>}
        </div>
        {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />}
        {mine.data?.items.length === 0 && <EmptyState sentence={t('home.none')} />}
        {mine.data?.items.map(item => (
          <MyMatterCard key={item.id} matter={item} />
        ))}
      </section>
    </div>
  )
}

function CameraIcon() {
  return (
    <svg
      width="44"
      height="44"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      aria-hidden="true"
    >
      <path d="M3 8.5 A1.5 1.5 0 0 1 4.5 7 H7 L8.6 4.5 H15.4 L17 7 H19.5 A1.5 1.5 0 0 1 21 8.5 V18 A1.5 1.5 0 0 1 19.5 19.5 H4.5 A1.5 1.5 0 0 1 3 18 Z" />
      <circle cx="12" cy="13" r="3.8" />
    </svg>
  )
}
