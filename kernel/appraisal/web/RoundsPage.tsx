import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { DataTable } from '#ui/DataTable.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import type { RoundState } from '../round.ts'
import { appraisal, type RoundRow } from './api.ts'
import { NewRound } from './NewRound.tsx'
import { RoundMark } from './RoundMark.tsx'
import { useWords } from './use-words.ts'

const SHOWN = ['all', 'draft', 'open', 'counting', 'published', 'final'] as const

/** Every round within reach, the newest first. */
export function RoundsPage() {
  const t = useT('appraisal-web')
  const navigate = useNavigate()
  const mayOrganise = useMay('appraisal.organise')
  const [isDrafting, setDrafting] = useState(false)
  const search: { cursor?: string; state?: RoundState } = useSearch({ strict: false })
  const list = useRounds(search)
  const columns = useColumns()
  const go = (next: { cursor?: string | undefined; state?: string | undefined }) =>
    void navigate({ to: '/appraisal', search: Object.fromEntries(Object.entries(next).filter(([, value]) => value)) })
  const onCursor = (cursor: string | undefined) => go({ ...search, cursor })
  const keyset = useKeyset({ cursor: search.cursor, next: list.data?.next, onCursor })
  return (
    <>
      <PageHeader
        title={t('rounds.title')}
        lead={t('rounds.lead')}
        actions={
          mayOrganise && (
            <Button type="primary" onClick={() => setDrafting(true)}>
              {t('rounds.add')}
            </Button>
          )
        }
      />
      <Segmented<string>
        className="ja-views"
        aria-label={t('rounds.views')}
        value={search.state ?? 'all'}
        options={SHOWN.map(value => ({ value, label: t(`states.${value}`) }))}
        onChange={state => go(state === 'all' ? {} : { state })}
      />
      <Section>
        <DataTable
          label={t('rounds.title')}
          list="appraisal-rounds"
          columns={columns}
          rows={list.data?.items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          empty={{ sentence: t('rounds.none') }}
          paging={keyset}
        />
      </Section>
      {isDrafting && <NewRound onClose={() => setDrafting(false)} />}
    </>
  )
}

function useRounds({ cursor, state }: { cursor?: string; state?: RoundState }) {
  const locale = useLocale()
  const { areaCode } = useArea()
  const query = { ...(cursor ? { cursor } : {}), ...(state ? { state } : {}), ...(areaCode ? { area: areaCode } : {}) }
  return useQuery({
    queryKey: ['appraisal', 'rounds', query, locale],
    queryFn: () => appraisal.listRounds({ query }),
    placeholderData: former => former,
  })
}

function useColumns() {
  const t = useT('appraisal-web')
  const words = useWords()
  const say = useMoment()
  return [
    {
      key: 'title',
      title: t('rounds.round'),
      ellipsis: true,
      cell: (row: RoundRow) => (
        <Link to="/appraisal/rounds/$district/$id" params={{ district: row.district, id: row.id }}>
          {row.title}
        </Link>
      ),
    },
    { key: 'state', title: t('rounds.state'), width: 120, cell: (row: RoundRow) => <RoundMark state={row.state} /> },
    {
      key: 'scheme',
      title: t('rounds.scheme'),
      width: 150,
      ellipsis: true,
      cell: (row: RoundRow) => words(row.schemeTitle),
    },
    { key: 'area', title: t('rounds.area'), width: 110, ellipsis: true, cell: (row: RoundRow) => row.areaName },
    {
      key: 'period',
      title: t('rounds.period'),
      width: 200,
      cell: (row: RoundRow) => `${row.periodFrom} – ${row.periodTo}`,
    },
    {
      key: 'subjects',
      title: t('rounds.subjects'),
      width: 84,
      align: 'right' as const,
      cell: (row: RoundRow) => row.subjects,
    },
    {
      key: 'turnout',
      title: t('rounds.turnout'),
      width: 108,
      align: 'right' as const,
      cell: (row: RoundRow) => (row.raters === 0 ? '–' : `${row.voted} / ${row.raters}`),
    },
    { key: 'closesAt', title: t('rounds.closesAt'), width: 160, cell: (row: RoundRow) => say(row.closesAt) },
  ]
}
