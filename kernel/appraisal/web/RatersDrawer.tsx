import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox, Drawer } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { AddRaters } from './AddRaters.tsx'
import { appraisal, type RoundView } from './api.ts'
import { useWords } from './use-words.ts'

export interface RatersOf {
  round: RoundView
  subjectId: string
  group: string
}

/** Who may vote on one subject in one group: added to, taken out of a draft, and marked when they voted on paper. */
export function RatersDrawer({ of, onClose }: { of: RatersOf; onClose: () => void }) {
  const t = useT('appraisal-web')
  const words = useWords()
  const { round } = of
  const group = round.rules.groups.find(one => one.key === of.group)
  const subject = round.subjectList.find(one => one.subjectId === of.subjectId)
  return (
    <Drawer
      open
      size={560}
      title={t('raters.title', { subject: subject?.name ?? '', group: group ? words(group.name) : '' })}
      closable={{ 'aria-label': t('ui:keys.close') }}
      onClose={onClose}
    >
      <div className="ja-form">
        <section className="ja-form" aria-label={t('raters.add')}>
          <h3 className="ja-heading">{t('raters.add')}</h3>
          <AddRaters {...of} />
        </section>
        <RaterList of={of} secret={group?.secret === true} />
      </div>
    </Drawer>
  )
}

function RaterList({ of, secret }: { of: RatersOf; secret: boolean }) {
  const t = useT('appraisal-web')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const { round } = of
  const key = { district: round.district, id: round.id }
  const list = useInfiniteQuery({
    queryKey: ['appraisal', 'raters', round.id, of.subjectId, of.group],
    queryFn: ({ pageParam }) =>
      appraisal.listRaters({
        params: key,
        query: { subject: of.subjectId, group: of.group, limit: 100, ...(pageParam ? { cursor: pageParam } : {}) },
      }),
    initialPageParam: '',
    getNextPageParam: last => last.next,
  })
  const raters = list.data?.pages.flatMap(page => page.items) ?? []
  const marks = secret && round.state === 'open'
  return (
    <section className="ja-form" aria-label={t('raters.list')}>
      <h3 className="ja-heading">{t('raters.list')}</h3>
      {marks && <p className="ja-quiet">{t('raters.markLead')}</p>}
      {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && raters.length === 0 && <p>{t('raters.none')}</p>}
      <ul className="ja-raters">
        {raters.map(rater => (
          <li key={rater.id}>
            {marks && !rater.voted ? (
              <Checkbox
                checked={chosen.includes(rater.id)}
                onChange={({ target }) =>
                  setChosen(target.checked ? [...chosen, rater.id] : chosen.filter(id => id !== rater.id))
                }
              >
                {rater.name}
              </Checkbox>
            ) : (
              <span>{rater.name}</span>
            )}
            <span className="ja-quiet">{t(rater.byLink ? 'raters.byIs.label' : 'raters.byIs.account')}</span>
            {round.state === 'draft' ? (
              <RemoveRater round={round} rater={rater} />
            ) : (
              <StateMark
                state={rater.voted ? 'done' : 'waiting'}
                word={t(rater.voted ? 'raters.voted' : 'raters.notVoted')}
              />
            )}
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('raters.more')}
        </Button>
      )}
      {marks && <MarkVoted round={round} raterIds={chosen} onMarked={() => setChosen([])} />}
    </section>
  )
}

function RemoveRater({ round, rater }: { round: RoundView; rater: { id: string; name: string } }) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const remove = useMutation({
    mutationFn: () =>
      appraisal.removeRater({
        params: { district: round.district, id: round.id, raterId: rater.id },
        body: { requestId: newId() },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['appraisal'] }),
  })
  return (
    <>
      <Button
        size="small"
        aria-label={t('raters.removeOf', { name: rater.name })}
        loading={remove.isPending}
        onClick={() => remove.mutate()}
      >
        {t('newRound.remove')}
      </Button>
      {remove.isError && <ErrorState error={remove.error} />}
    </>
  )
}

interface MarkVotedProps {
  round: RoundView
  raterIds: readonly string[]
  onMarked: () => void
}

function MarkVoted({ round, raterIds, onMarked }: MarkVotedProps) {
  const t = useT('appraisal-web')
  const client = useQueryClient()
  const mark = useMutation({
    mutationFn: () =>
      appraisal.markVoted({
        params: { district: round.district, id: round.id },
        body: { requestId: newId(), raterIds: [...raterIds] },
      }),
    async onSuccess() {
      onMarked()
      await client.invalidateQueries({ queryKey: ['appraisal'] })
    },
  })
  return (
    <>
      {mark.isError && <ErrorState error={mark.error} />}
      {mark.isSuccess && raterIds.length === 0 && (
        <p role="status">{t('raters.marked', { count: mark.data.marked })}</p>
      )}
      <span>
        <Button disabled={raterIds.length === 0} loading={mark.isPending} onClick={() => mark.mutate()}>
          {t('raters.mark', { count: raterIds.length })}
        </Button>
      </span>
    </>
  )
}
