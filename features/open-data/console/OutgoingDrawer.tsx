import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Drawer } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import type { RouteReply } from '#platform/http/route.ts'
import type { DataColumn } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import type { contract } from '../contract.ts'
import type { EndpointView } from '../shapes.ts'
import { interfaces, root } from './api.ts'
import { Rows } from './Rows.tsx'
import { useMoment } from './use-moment.ts'

type Sent = RouteReply<typeof contract.routes.listOutgoing>['items'][number]

const states = { waiting: 'moving', sent: 'moving', closed: 'done', failed: 'overdue', ended: 'hold' } as const

/** What was handed to the system of one unit, and how it stands there. */
export function OutgoingDrawer({ endpoint, onClose }: { endpoint: EndpointView; onClose: () => void }) {
  const t = useT('open-data-console')
  const client = useQueryClient()
  const [cursor, setCursor] = useState<string>()
  const params = { organisationId: endpoint.organisation.id }
  const list = useQuery({
    queryKey: [...root, 'outgoing', params.organisationId, cursor],
    queryFn: () => interfaces.listOutgoing({ params, query: { limit: 20, ...(cursor ? { cursor } : {}) } }),
  })
  const resend = useMutation({
    mutationFn: ({ district, caseId }: Sent) =>
      interfaces.resendOutgoing({ params: { ...params, district, caseId }, body: { requestId: newId() } }),
    onSuccess: () => client.invalidateQueries({ queryKey: root }),
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: setCursor })
  return (
    <Drawer
      open
      size={900}
      title={t('outgoing.title', { name: endpoint.organisation.name })}
      closable={{ 'aria-label': t('close') }}
      onClose={onClose}
    >
      <Rows
        label={t('outgoing.label')}
        columns={useColumns(row => resend.mutate(row))}
        rows={list.data?.items}
        rowKey={row => row.caseId + row.createdAt}
        error={list.error ?? resend.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('outgoing.none') }}
        paging={keyset}
        stickyOffset={0}
        hotkeys={false}
        dense
      />
    </Drawer>
  )
}

function useColumns(resend: (row: Sent) => void): DataColumn<Sent>[] {
  const t = useT('open-data-console')
  const moment = useMoment()
  return [
    { key: 'number', title: t('deliveries.number'), width: 180, cell: row => row.number },
    {
      key: 'state',
      title: t('state'),
      width: 130,
      cell: row => <StateMark state={states[row.state]} word={t(`outgoing.states.${row.state}`)} />,
    },
    { key: 'foreignId', title: t('outgoing.foreignId'), width: 180, cell: row => row.foreignId ?? '—' },
    { key: 'sentAt', title: t('outgoing.sentAt'), width: 160, cell: row => moment(row.sentAt) },
    { key: 'next', title: t('outgoing.next'), width: 160, cell: row => moment(row.nextAt) },
    { key: 'error', title: t('deliveries.error'), width: 180, ellipsis: true, cell: row => row.lastError ?? '—' },
    {
      key: 'do',
      title: t('actions'),
      width: 110,
      cell: row =>
        row.state === 'failed' || row.state === 'waiting' ? (
          <Button size="small" onClick={() => resend(row)}>
            {t('resend')}
          </Button>
        ) : null,
    },
  ]
}
