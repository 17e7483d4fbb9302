import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { fileUrl } from '#kernel/files/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useMay } from '#ui/Viewer.tsx'
import { appraisal } from './api.ts'
import './appraisal.css'
import { DecideAdjustment } from './DecideAdjustment.tsx'
import { ProposeAdjustment } from './ProposeAdjustment.tsx'
import { points } from './use-words.ts'

/** Bonuses and deductions: who proposed what and why, until when it counts, and who may decide. */
export function AdjustmentsPage() {
  const t = useT('appraisal-web')
  const locale = useLocale()
  const navigate = useNavigate()
  const mayPropose = useMay('appraisal.organise')
  const [isProposing, setProposing] = useState(false)
  const { cursor }: { cursor?: string } = useSearch({ strict: false })
  const list = useQuery({
    queryKey: ['appraisal', 'adjustments', cursor, locale],
    queryFn: () => appraisal.listAdjustments({ query: cursor ? { cursor } : {} }),
  })
  const onCursor = (next: string | undefined) =>
    void navigate({ to: '/appraisal/adjustments', search: next ? { cursor: next } : {} })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor })
  return (
    <>
      <PageHeader
        title={t('adjustments.title')}
        lead={t('adjustments.lead')}
        actions={
          mayPropose && (
            <Button type="primary" onClick={() => setProposing(true)}>
              {t('adjustments.add')}
            </Button>
          )
        }
      />
      <DataTable
        label={t('adjustments.title')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('adjustments.none') }}
        paging={keyset}
        columns={[
          { key: 'subject', title: t('kinds.subject'), width: 200, ellipsis: true, cell: row => row.subjectName },
          {
            key: 'points',
            title: t('adjustments.points'),
            width: 88,
            align: 'right',
            cell: row => `${row.kind === 'bonus' ? '+' : '−'}${points(row.points)}`,
          },
          {
            key: 'reason',
            title: t('adjustments.reason'),
            ellipsis: true,
            cell: row => (
              <>
                {row.reason}{' '}
                {row.fileId && (
                  <a href={fileUrl(row.district, row.fileId)} target="_blank" rel="noreferrer">
                    {t('adjustments.evidence')}
                  </a>
                )}
              </>
            ),
          },
          {
            key: 'valid',
            title: t('adjustments.valid'),
            width: 212,
            cell: row => `${row.validFrom} – ${row.validTo}`,
          },
          { key: 'state', title: t('rounds.state'), width: 104, cell: row => t(`adjustments.is.${row.state}`) },
          {
            key: 'act',
            title: t('adjustments.act'),
            width: 180,
            cell: row => row.mayDecide && <DecideAdjustment row={row} />,
          },
        ]}
      />
      {isProposing && <ProposeAdjustment onClose={() => setProposing(false)} />}
    </>
  )
}
