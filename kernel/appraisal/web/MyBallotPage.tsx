import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { appraisal } from './api.ts'
import { BallotForm } from './BallotForm.tsx'
import { BallotHead } from './BallotHead.tsx'
import { useMyBallots } from './MyBallotsPage.tsx'
import { PocketBack } from './PocketBack.tsx'

/** One of my ballots. */
export function MyBallotPage() {
  const t = useT('appraisal-web')
  const { district, id }: { district?: string; id?: string } = useParams({ strict: false })
  const navigate = useNavigate()
  const client = useQueryClient()
  const list = useMyBallots()
  const [isDone, setDone] = useState(false)
  const ballot = list.data?.items.find(one => one.district === district && one.id === id)
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <p role="status">{t('ui:table.loading')}</p>
  if (!ballot) return <EmptyState sentence={t('ballots.gone')} />
  return (
    <div className="jap-stack">
      <PocketBack to="/ballots">{t('ballots.title')}</PocketBack>
      <BallotHead ballot={ballot} />
      {isDone || ballot.state !== 'open' ? (
        <div className="jap-stack">
          <p role="status">{t(isDone ? 'ballot.done' : `ballots.${ballot.state}`)}</p>
          <button type="button" className="jap-button" onClick={() => void navigate({ to: '/ballots' })}>
            {t('ballots.title')}
          </button>
        </div>
      ) : (
        <BallotForm
          ballot={ballot}
          send={body => appraisal.castMyBallot({ params: { district: ballot.district, id: ballot.id }, body })}
          onDone={() => {
            setDone(true)
            void client.invalidateQueries({ queryKey: ['appraisal', 'my-ballots'] })
          }}
        />
      )}
    </div>
  )
}
