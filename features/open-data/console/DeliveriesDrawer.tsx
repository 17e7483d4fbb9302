import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import type { DeliveryView, SubscriptionView } from '../shapes.ts'
import { interfaces, root } from './api.ts'
import { Rows } from './Rows.tsx'
import { useMoment } from './use-moment.ts'

const states = { waiting: 'moving', delivered: 'done', failed: 'overdue', skipped: 'hold' } as const

/** What was sent to one subscription, page by page; each can be sent again. */
export function DeliveriesDrawer({ hook, onClose }: { hook: SubscriptionView; onClose: () => void }) {
  const t = useT('open-data-console')
  const client = useQueryClient()
  const [cursor, setCursor] = useState<string>()
  const list = useQuery({
    queryKey: [...root, 'deliveries', hook.id, cursor],
    queryFn: () =>
      interfaces.listDeliveries({ params: { id: hook.id }, query: { limit: 20, ...(cursor ? { cursor } : {}) } }),
  })
  const resend = useMutation({
    mutationFn: ({ district, eventId }: DeliveryView) =>
      interfaces.resendDelivery({ params: { id: hook.id, district, eventId }, body: { requestId: newId() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: setCursor })
  return (
    <Drawer
      open
      size={900}
      title={t('deliveries.title', { name: hook.name })}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <Rows
        label={t('deliveries.label')}
        columns={useColumns(row => resend.mutate(row))}
        rows={list.data?.items}
        rowKey={row => row.district + row.eventId}
        error={list.error ?? resend.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('deliveries.none') }}
        paging={keyset}
        stickyOffset={0}
        hotkeys={false}
        dense
      />
    </Drawer>
  )
}

function useColumns(resend: (row: DeliveryView) => void): DataColumn<DeliveryView>[] {
  const t = useT('open-data-console')
  const moment = useMoment()
  return [
    { key: 'at', title: t('deliveries.at'), width: 160, cell: row => moment(row.at) },
    {
      key: 'type',
      title: t('deliveries.type'),
      width: 120,
      cell: row => t(`events.${row.eventType.replace('.', '_')}`),
    },
    { key: 'number', title: t('deliveries.number'), width: 180, cell: row => row.number },
    {
      key: 'state',
      title: t('state'),
      width: 130,
      cell: row => <StateMark state={states[row.state]} word={t(`deliveries.states.${row.state}`)} />,
    },
    { key: 'attempts', title: t('deliveries.attempts'), width: 80, align: 'right', cell: row => row.attempts },
    { key: 'error', title: t('deliveries.error'), width: 160, ellipsis: true, cell: row => row.lastError ?? '—' },
    { key: 'next', title: t('deliveries.next'), width: 160, cell: row => moment(row.nextAt) },
    {
      key: 'do',
      title: t('actions'),
      width: 110,
      cell: row => (
        <Button
          size="small"
          disabled={row.state === 'skipped'}
          title={row.state === 'skipped' ? t('deliveries.notPublic') : undefined}
          onClick={() => resend(row)}
        >
          {t('resend')}
        </Button>
      ),
    },
  ]
}
