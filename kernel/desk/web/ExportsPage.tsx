import { useNavigate, useSearch } from '@tanstack/react-router'
import { hasText } from '#platform/i18n.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import './desk.css'
import { ExportProgress } from './ExportDrawer.tsx'
import { useExports, useExportStart } from './use-exports.ts'

/** The files I asked for: how far they are, and until when they can be fetched. */
export function ExportsPage() {
  const t = useT('desk-web')
  const words = useT('desk')
  const say = useMoment()
  const navigate = useNavigate()
  const { cursor }: { cursor?: string } = useSearch({ strict: false })
  const list = useExports(cursor)
  const { cancel } = useExportStart()
  const onCursor = (next: string | undefined) => void navigate({ to: '.', search: next ? { cursor: next } : {} })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor })
  const nameOf = (key: string) => (hasText(`desk:lists.${key}`) ? words(`lists.${key}`) : key)
  return (
    <>
      <PageHeader title={t('exports.title')} lead={t('exports.lead')} />
      <DataTable
        label={t('exports.title')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('exports.none') }}
        paging={keyset}
        columns={[
          { key: 'list', title: t('exports.list'), width: 120, cell: row => nameOf(row.list) },
          { key: 'requestedAt', title: t('exports.requestedAt'), width: 160, cell: row => say(row.requestedAt) },
          { key: 'reason', title: t('exports.reason'), width: 240, ellipsis: true, cell: row => row.reason ?? '–' },
          { key: 'expiresAt', title: t('exports.expiresAt'), width: 160, cell: row => say(row.expiresAt) },
          {
            key: 'state',
            title: t('exports.state'),
            width: 280,
            cell: row => <ExportProgress run={row} onCancel={() => cancel.mutate(row.id)} />,
          },
        ]}
      />
    </>
  )
}
