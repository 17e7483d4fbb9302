import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useMay } from '#ui/Viewer.tsx'
import { appraisal, type SchemeRow } from './api.ts'
import { useWords } from './use-words.ts'

/** The schemes that count here: of the area, of the district, and shipped. */
export function SchemesPage() {
  const t = useT('appraisal-web')
  const locale = useLocale()
  const words = useWords()
  const say = useMoment()
  const navigate = useNavigate()
  const mayDesign = useMay('appraisal.design')
  const list = useQuery({ queryKey: ['appraisal', 'schemes', locale], queryFn: () => appraisal.listSchemes({}) })
  return (
    <>
      <PageHeader
        title={t('schemes.title')}
        lead={t('schemes.lead')}
        actions={
          mayDesign && (
            <Button
              type="primary"
              onClick={() =>
                void navigate({ to: '/appraisal/schemes/$district/$key', params: { district: 'new', key: 'new' } })
              }
            >
              {t('schemes.add')}
            </Button>
          )
        }
      />
      <DataTable<SchemeRow>
        label={t('schemes.title')}
        rows={list.data?.items}
        rowKey={row => `${row.district}${row.key}`}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('schemes.none') }}
        columns={[
          {
            key: 'title',
            title: t('schemes.name'),
            ellipsis: true,
            cell: row => (
              <Link to="/appraisal/schemes/$district/$key" params={{ district: row.district, key: row.key }}>
                {words(row.title)}
              </Link>
            ),
          },
          { key: 'kind', title: t('schemes.kind'), width: 120, cell: row => t(`kinds.${row.subjectKind}`) },
          { key: 'version', title: t('schemes.version'), width: 88, align: 'right', cell: row => row.version },
          {
            key: 'state',
            title: t('schemes.state'),
            width: 250,
            cell: row => t(row.retired ? 'schemes.retired' : row.frozen ? 'schemes.frozen' : 'schemes.free'),
          },
          { key: 'updatedAt', title: t('schemes.updatedAt'), width: 160, cell: row => say(row.updatedAt) },
        ]}
      />
    </>
  )
}
