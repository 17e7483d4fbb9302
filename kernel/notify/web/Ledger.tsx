import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { newId } from '#kernel/ids/index.ts'
import { useUrlState } from '#kernel/territory/web/index.ts'
import type { RouteReply } from '#platform/http/route.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FilterBar } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { DELIVERY_STATES, EVERY_CHANNEL } from '../channel-contract.ts'
import type { notifyContract } from '../contract.ts'
import { inbox } from './use-inbox.ts'

type Delivery = RouteReply<typeof notifyContract.routes.listDeliveries>['items'][number]
const marks = { waiting: 'waiting', sent: 'done', skipped: 'waiting', failed: 'overdue' } as const

/** What became of every message on every channel, newest first. */
export function Ledger() {
  const t = useT('notify-web')
  const client = useQueryClient()
  const [{ channel, state, dates, cursor }, change] = useUrlState()
  const query = {
    ...(EVERY_CHANNEL.some(one => one === channel) ? { channel: channel as Delivery['channel'] } : {}),
    ...(DELIVERY_STATES.some(one => one === state) ? { state: state as Delivery['state'] } : {}),
    ...range(dates),
    ...(cursor ? { cursor } : {}),
  }
  const list = useQuery({
    queryKey: ['notify', 'ledger', query],
    queryFn: () => inbox.listDeliveries({ query }),
    placeholderData: keepPreviousData,
  })
  const retry = useMutation({
    mutationFn: ({ messageId, channel: by }: Delivery) =>
      inbox.retryDelivery({ params: { messageId, channel: by }, body: { requestId: newId() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notify', 'ledger'] }),
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: next => change({ cursor: next }) })
  return (
    <>
      <FilterBar
        fields={[
          {
            kind: 'one',
            name: 'channel',
            label: t('ledger.channel'),
            options: EVERY_CHANNEL.map(value => ({ value, label: t(`channels.${value}`) })),
          },
          {
            kind: 'one',
            name: 'state',
            label: t('ledger.state'),
            options: DELIVERY_STATES.map(value => ({ value, label: t(`ledger.states.${value}`) })),
          },
          { kind: 'dates', name: 'dates', label: t('ledger.at') },
        ]}
        value={{ channel, state, dates }}
        onChange={next =>
          change({ channel: one(next.channel), state: one(next.state), dates: one(next.dates), cursor: undefined })
        }
      />
      {retry.error && <ErrorState error={retry.error} />}
      <DataTable
        label={t('settings.tabs.ledger')}
        dense
        rows={list.data?.items}
        rowKey={row => `${row.messageId} ${row.channel}`}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('ledger.none') }}
        paging={keyset}
        columns={useColumns(row => retry.mutate(row), retry.isPending)}
      />
    </>
  )
}

function useColumns(retry: (row: Delivery) => void, busy: boolean): DataColumn<Delivery>[] {
  const t = useT('notify-web')
  const say = useMoment()
  return [
    { key: 'at', title: t('ledger.at'), width: 150, cell: row => say(row.at) },
    { key: 'channel', title: t('ledger.channel'), width: 110, cell: row => t(`channels.${row.channel}`) },
    { key: 'kind', title: t('ledger.kind'), width: 140, cell: row => t(`mine.kinds.${row.kind}`) },
    { key: 'to', title: t('ledger.to'), width: 130, cell: ({ to }) => to.name ?? t(`ledger.people.${to.kind}`) },
    {
      key: 'state',
      title: t('ledger.state'),
      width: 110,
      cell: row => <StateMark state={marks[row.state]} word={t(`ledger.states.${row.state}`)} />,
    },
    {
      key: 'reason',
      title: t('ledger.reason'),
      width: 240,
      cell: row => [row.reason ? t(`reasons.${row.reason}`) : '', row.detail ?? ''].filter(Boolean).join(' · ') || '—',
    },
    { key: 'next', title: t('ledger.next'), width: 150, cell: row => (row.nextAt ? say(row.nextAt) : '—') },
    {
      key: 'do',
      title: t('settings.do'),
      width: 100,
      cell: row =>
        row.mayRetry ? (
          <Button size="small" disabled={busy} onClick={() => retry(row)}>
            {t('ledger.retry')}
          </Button>
        ) : (
          '—'
        ),
    },
  ]
}

function one(value: string | string[] | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function range(dates: string | undefined): { from?: string; to?: string } {
  const [from, to] = (dates ?? '').split('/')
  return { ...(from ? { from } : {}), ...(to ? { to } : {}) }
}
