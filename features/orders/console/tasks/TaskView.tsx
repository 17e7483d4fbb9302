import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { ActionBar, CaseHead, type SubjectViewProps, Timeline } from '#kernel/workflow/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { MapCanvas } from '#ui/map/MapCanvas.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import type { ClaimLine, TaskLine } from '../../task-contract.ts'
import { orders } from '../api.ts'
import { useOrderWords } from '../order-words.ts'
import '../orders.css'
import { Fact } from '../whistles/CallBoard.tsx'
import { Waiting } from '../whistles/WhistleView.tsx'
import { claimPath, taskPath } from './task-path.ts'

/** One task with its claims, and what whoever posted it may do. */
export function TaskView({ district, id }: SubjectViewProps) {
  const t = useT('orders-console')
  const locale = useLocale()
  const words = useOrderWords()
  const found = useQuery({
    queryKey: ['grid_task', 'one', district, id, locale],
    queryFn: () => orders.getTask({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  const columns = useClaimColumns()
  if (!found.data) return <Waiting error={found.error} onRetry={() => void found.refetch()} />
  const task = found.data
  return (
    <article className="oc-case">
      <CaseHead view={task.case} facts={<span>{task.kind.name}</span>} />
      <ActionBar key={task.case.case.id} view={task.case} words={words} />
      <div className="oc-columns">
        <div>
          <Section title={t('tasks.claims')}>
            <DataTable
              label={t('tasks.claims')}
              columns={columns}
              rows={task.claims}
              rowKey={claim => claim.id}
              empty={{ sentence: t('tasks.noClaims') }}
            />
          </Section>
          <Section title={t('workflow-web:thread.title')}>
            <Timeline view={task.case} words={words} />
          </Section>
        </div>
        <aside>
          <TaskCard task={task} />
        </aside>
      </div>
    </article>
  )
}

/** One claim: what the task is, how far it is, and what may be done with it. */
export function ClaimView({ district, id }: SubjectViewProps) {
  const locale = useLocale()
  const t = useT('orders-console')
  const words = useOrderWords()
  const found = useQuery({
    queryKey: ['task_claim', 'one', district, id, locale],
    queryFn: () => orders.getClaim({ params: { district, id } }),
    refetchInterval: 60_000,
  })
  if (!found.data) return <Waiting error={found.error} onRetry={() => void found.refetch()} />
  const claim = found.data
  return (
    <article className="oc-case">
      <CaseHead view={claim.case} facts={<span>{claim.who}</span>} />
      <ActionBar key={claim.case.case.id} view={claim.case} words={words} />
      <div className="oc-columns">
        <Section title={t('workflow-web:thread.title')}>
          <Timeline view={claim.case} words={words} />
        </Section>
        <aside>
          <TaskCard task={claim.task} link />
        </aside>
      </div>
    </article>
  )
}

export function TaskPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <TaskView key={id} district={district} id={id} />
}

export function ClaimPage() {
  const { district = '', id = '' } = useParams({ strict: false })
  return <ClaimView key={id} district={district} id={id} />
}

function TaskCard({ task, link }: { task: TaskLine; link?: boolean }) {
  const t = useT('orders-console')
  const say = useMoment()
  const { lng, lat } = task
  return (
    <Section title={t('tasks.what')}>
      <p className="oc-words">{link ? <Link to={taskPath(task)}>{task.words}</Link> : task.words}</p>
      {lng !== null && lat !== null && (
        <MapCanvas
          height={180}
          label={t('whistles.map', { title: task.title })}
          target={{ centre: { lng, lat }, zoom: 16 }}
          pin={{ lng, lat }}
        />
      )}
      <dl className="oc-facts">
        <Fact name={t('orders:fields.place')}>{[task.area.name, task.place].filter(Boolean).join(' · ')}</Fact>
        <Fact name={t('orders:task.fields.startsAt')}>{say(task.startsAt)}</Fact>
        <Fact name={t('orders:task.fields.endsAt')}>{say(task.endsAt)}</Fact>
        <Fact name={t('orders:task.fields.taken')}>{`${task.taken}/${task.wanted}`}</Fact>
        <Fact name={t('orders:task.fields.done')}>{task.done}</Fact>
      </dl>
    </Section>
  )
}

function useClaimColumns(): DataColumn<ClaimLine>[] {
  const t = useT('orders-console')
  const say = useMoment()
  return [
    {
      key: 'who',
      title: t('tasks.who'),
      cell: claim => <Link to={claimPath(claim)}>{claim.who}</Link>,
    },
    {
      key: 'state',
      title: t('orders:task.fields.state'),
      width: 120,
      cell: claim => <StateMark state={claim.final ? 'done' : 'moving'} word={t(claim.stateLabel)} />,
    },
    { key: 'claimedAt', title: t('tasks.claimedAt'), width: 140, cell: claim => say(claim.claimedAt) },
  ]
}
