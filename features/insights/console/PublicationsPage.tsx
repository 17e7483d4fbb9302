import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useMay } from '#ui/Viewer.tsx'
import { periodName } from '../period-name.ts'
import type { PublicationLine } from '../shapes.ts'
import { insights } from './api.ts'
import { Downloads } from './Downloads.tsx'
import { DraftDialog } from './DraftDialog.tsx'
import './insights.css'

/** The periods that were frozen, the newest first. */
export function PublicationsPage() {
  const t = useT('insights-console')
  const navigate = useNavigate()
  const locale = useLocale()
  const may = useMay('indicator.publish')
  const [drafting, setDrafting] = useState(false)
  const { cursor }: { cursor?: string } = useSearch({ strict: false })
  const list = useQuery({
    queryKey: ['publications', 'list', cursor, locale],
    queryFn: () => insights.listPublications({ query: cursor ? { cursor } : {} }),
    placeholderData: former => former,
    // Reports that are being written appear by themselves.
    refetchInterval: query => (query.state.data?.items.some(item => !item.ready) ? 5_000 : false),
  })
  const keyset = useKeyset({
    cursor,
    next: list.data?.next,
    onCursor: next => void navigate({ to: '/publications', search: next ? { cursor: next } : {} }),
  })
  const open = ({ district, id }: PublicationLine) => void navigate({ to: `/publications/${district}/${id}` })
  const draft = may && (
    <Button type="primary" onClick={() => setDrafting(true)}>
      {t('publications.draft')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('publications.title')} lead={t('publications.lead')} actions={draft} />
      <Section>
        <DataTable<PublicationLine>
          label={t('publications.label')}
          columns={useColumns()}
          rows={list.data?.items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={{ sentence: t('publications.none') }}
          onOpen={open}
          paging={{ ...keyset }}
        />
      </Section>
      {drafting && <DraftDialog onClose={() => setDrafting(false)} onDone={open} />}
    </>
  )
}

function useColumns(): DataColumn<PublicationLine>[] {
  const t = useT('insights-console')
  const locale = useLocale()
  return [
    {
      key: 'period',
      title: t('publications.period'),
      width: 160,
      cell: row => <Link to={`/publications/${row.district}/${row.id}`}>{periodName(row, locale)}</Link>,
    },
    { key: 'area', title: t('publications.area'), width: 160, cell: row => row.area.name },
    {
      key: 'edition',
      title: t('publications.editionColumn'),
      width: 90,
      cell: row => t('publications.edition', { edition: row.edition }),
    },
    {
      key: 'state',
      title: t('publications.state'),
      width: 110,
      cell: row => (
        <StateMark state={row.state === 'published' ? 'done' : 'waiting'} word={t(`insights:states.${row.state}`)} />
      ),
    },
    {
      key: 'publishedAt',
      title: t('publications.published'),
      width: 140,
      cell: row =>
        row.publishedAt
          ? new Date(row.publishedAt).toLocaleDateString(locale === 'zh' ? 'zh-CN' : 'en-GB', {
              timeZone: 'Asia/Shanghai',
            })
          : '—',
    },
    { key: 'download', title: t('publications.download'), width: 200, cell: row => <Downloads line={row} /> },
  ]
}
