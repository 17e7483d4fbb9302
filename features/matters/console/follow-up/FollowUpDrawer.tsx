import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button, Drawer } from 'antd'
import { newId } from '#kernel/ids/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useMoment } from '#ui/TimeLeft.tsx'
import { type FollowUpRow, type MatterDetail, matters } from '../api.ts'
import { Wrong } from '../intake/Wrong.tsx'
import { matterPath } from '../matter-path.ts'
import { RequesterCard } from '../RequesterCard.tsx'
import { type CallAnswers, FollowUpForm } from './FollowUpForm.tsx'

interface FollowUpDrawerProps {
  /** `district.caseId`. */
  call: string
  onClose: () => void
  onNext: () => void
}

/** One call: what it was about, what was done, whom to ring, and what came of it. */
export function FollowUpDrawer({ call, onClose, onNext }: FollowUpDrawerProps) {
  const t = useT('matters-follow-up')
  const line = useLine(call)
  const title = line.data ? t('drawer.title', { title: line.data.title }) : t('title')
  return (
    <Drawer open size={560} title={title} closable={{ 'aria-label': t('drawer.close') }} onClose={onClose}>
      {line.isError && <ErrorState error={line.error} onRetry={() => void line.refetch()} />}
      {line.data === null && <p>{t('drawer.gone')}</p>}
      {line.data && <Call line={line.data} onClose={onClose} onNext={onNext} />}
    </Drawer>
  )
}

function useLine(call: string) {
  const locale = useLocale()
  return useQuery({
    queryKey: ['matter', 'follow-ups', 'call', call, locale],
    async queryFn() {
      const { items } = await matters.listFollowUps({ query: { which: 'mine' } })
      return items.find(item => `${item.district}.${item.caseId}` === call) ?? null
    },
  })
}

function Call({ line, onClose, onNext }: { line: FollowUpRow } & Omit<FollowUpDrawerProps, 'call'>) {
  const t = useT('matters-follow-up')
  const locale = useLocale()
  const { district, id } = line
  const matter = useQuery({
    queryKey: ['matter', 'one', district, id, locale],
    queryFn: () => matters.getMatter({ params: { district, id } }),
  })
  const release = useRelease(onClose)
  const record = useRecord(line)
  const save = async (answers: CallAnswers, then: 'close' | 'next') => {
    await record(answers)
    if (then === 'next') onNext()
    else onClose()
  }
  if (matter.isError) return <ErrorState error={matter.error} onRetry={() => void matter.refetch()} />
  if (!matter.data) return <p role="status">{t('ui:table.loading')}</p>
  return (
    <div className="jc-call">
      <About line={line} matter={matter.data} />
      <FollowUpForm line={line} matter={matter.data} save={save} />
      <Button type="text" loading={release.isPending} onClick={() => release.mutate()}>
        {t('drawer.release')}
      </Button>
      <Wrong error={release.error} />
    </div>
  )
}

function useRelease(onDone: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => matters.releaseFollowUp({ body: { requestId: newId() } }),
    async onSuccess() {
      onDone()
      await client.invalidateQueries({ queryKey: ['matter', 'follow-ups'] })
    },
  })
}

/** Says in a sentence what came of it. */
function useRecord({ district, caseId }: FollowUpRow) {
  const t = useT('matters-follow-up')
  const say = useMoment()
  const client = useQueryClient()
  const { message } = App.useApp()
  return async (answers: CallAnswers) => {
    const { follow } = await matters.recordFollowUp({
      params: { district, caseId },
      body: { requestId: newId(), ...answers },
    })
    const what = follow.reopened ? 'reopened' : follow.state === 'not_needed' ? 'done' : follow.state
    message.success(t(`drawer.saved.${what}`, { date: say(follow.dueAt) }))
    await client.invalidateQueries({ queryKey: ['matter'] })
  }
}

function About({ line, matter }: { line: FollowUpRow; matter: MatterDetail }) {
  const t = useT('matters-follow-up')
  const say = useMoment()
  const result = matter.case.thread.findLast(step => step.name === 'submit')
  const rating = matter.ratings.find(one => one.attempt === matter.attempt)
  return (
    <>
      <p className="jc-quiet">
        {line.number} · {line.place || line.area.name}
        {line.follow.claim?.mine && <> · {t('drawer.until', { until: say(line.follow.claim.until) })}</>}
      </p>
      <Link to={matterPath(line)}>{t('drawer.open')}</Link>
      <section aria-labelledby="call-asked">
        <h3 id="call-asked">{t('drawer.asked')}</h3>
        <p>{matter.words}</p>
      </section>
      <section aria-labelledby="call-result">
        <h3 id="call-result">{t('drawer.result')}</h3>
        <p>{result?.note ?? t('drawer.noResult')}</p>
        {matter.lead && <p className="jc-quiet">{matter.lead.name}</p>}
      </section>
      {rating && (
        <p className="jc-quiet">
          {t('drawer.rated', {
            solved: t(`matters:solved.${rating.solved}`),
            satisfied: t(`matters:satisfied.${rating.satisfied}`),
          })}
        </p>
      )}
      <Caller line={line} matter={matter} />
    </>
  )
}

/** Whoever holds the matter on the list sees its number, with a reason, and of no other. */
function Caller({ line, matter }: { line: FollowUpRow; matter: MatterDetail }) {
  const { requester } = matter
  if (!requester) return null
  if (!line.follow.claim?.mine || requester.phone === null)
    return <RequesterCard matter={matter} requester={requester} />
  const { district, caseId } = line
  return (
    <RequesterCard
      matter={matter}
      requester={{ ...requester, reveal: { allowed: true, reason: null } }}
      open={reason => matters.revealForCall({ params: { district, caseId }, body: { reason } })}
    />
  )
}
