import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal } from './api.ts'
import { BallotForm } from './BallotForm.tsx'
import { BallotHead } from './BallotHead.tsx'
import './pocket.css'

/** A ballot for whoever was handed a link, without signing in. */
export function LinkBallotPage() {
  const t = useT('appraisal-web')
  const [token] = useState(() => location.hash.slice(1))
  const [isDone, setDone] = useState(false)
  const found = useQuery({
    queryKey: ['appraisal', 'link', token],
    queryFn: () => appraisal.openBallotLink({ body: { token } }),
    retry: false,
  })
  const ballot = found.data
  return (
    <main className="jap-page jap-stack">
      {found.isPending && <p role="status">{t('ui:table.loading')}</p>}
      {found.isError && <EmptyState sentence={t('link.unknown')} />}
      {ballot && <BallotHead ballot={ballot} />}
      {ballot && (isDone || ballot.state !== 'open') && (
        <p role="status">{t(isDone ? 'ballot.done' : `ballots.${ballot.state}`)}</p>
      )}
      {ballot && !isDone && ballot.state === 'open' && (
        <BallotForm
          ballot={ballot}
          send={given => appraisal.castBallotByLink({ body: { token, ...given } })}
          onDone={() => setDone(true)}
        />
      )}
    </main>
  )
}
