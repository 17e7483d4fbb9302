import { Link } from '@tanstack/react-router'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { Mine } from './api.ts'
import { MyConsultations } from './MyConsultations.tsx'
import { RegistrationCard } from './RegistrationCard.tsx'
import './report-in.css'
import { useMine } from './use-mine.ts'

/** Where I serve, my group, my posts, what I did, and where I served before: mine to see and to correct. */
export function MyReportInPage() {
  const t = useT('report-in-pocket')
  const mine = useMine()
  const items = mine.data?.items ?? []
  const under = items.some(one => one.state === 'confirming' || one.state === 'placing')
  return (
    <div className="jq-stack">
      <Link to="/me" className="jq-back">
        <span aria-hidden="true">‹ </span>
        {t('back')}
      </Link>
      <h1>{t('title')}</h1>
      {mine.isPending && <p role="status">{t('ui:table.loading')}</p>}
      {mine.isError && <ErrorState error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isSuccess && items.length === 0 && <EmptyState sentence={t('none')} />}
      {items.map(one => (
        <RegistrationCard key={one.id} one={one} />
      ))}
      {mine.isSuccess && !under && (
        <Link to="/report-in/new" className="jq-button" data-primary>
          {t(items.some(one => one.state === 'registered') ? 'moved' : 'begin')}
        </Link>
      )}
      {mine.data && <MyConsultations items={mine.data.consultations} />}
      {items.length > 0 && (
        <Link to="/appraisals" className="jq-card jq-go">
          <span>
            <strong>{t('grades.title')}</strong>
            <span className="jq-quiet">{t('grades.lead')}</span>
          </span>
          <span aria-hidden="true">›</span>
        </Link>
      )}
      {mine.data && <Record mine={mine.data} />}
      <p className="jq-quiet">{t('charter')}</p>
    </div>
  )
}

/** Posts held and service done: from orders and activities, never from clocking in. */
function Record({ mine }: { mine: Mine }) {
  const t = useT('report-in-pocket')
  const people = useT('people')
  const say = useMoment()
  return (
    <>
      {mine.posts.length > 0 && (
        <section className="jq-card jq-stack" aria-label={t('posts')}>
          <h2>{t('posts')}</h2>
          <ul>
            {mine.posts.map(post => (
              <li key={post.id}>
                {people(`roles.${post.role}`)} · {post.areaName}
                <span className="jq-quiet">
                  {' '}
                  {post.validFrom}
                  {post.validTo ? ` – ${post.validTo}` : ''}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="jq-card jq-stack" aria-label={t('services')}>
        <h2>{t('services')}</h2>
        {mine.services.length === 0 && <p className="jq-quiet">{t('noServices')}</p>}
        <ul>
          {mine.services.map(service => (
            <li key={service.id}>
              {service.title}
              <span className="jq-quiet">
                {' '}
                {service.place} · {say(service.at)}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
