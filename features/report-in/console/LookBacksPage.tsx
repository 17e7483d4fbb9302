import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { App, Button } from 'antd'
import { newId } from '#kernel/ids/index.ts'
import { useUrlState } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useNow } from '#ui/use-now.ts'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay, useViewer } from '#ui/Viewer.tsx'
import { type LookBackRow, reportIn } from './api.ts'
import { lookBackPath } from './paths.ts'

/** The yearly look-backs 回头看: which units answered, and what they found. */
export function LookBacksPage() {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const [url, change] = useUrlState()
  const query = url['cursor'] ? { cursor: url['cursor'] } : {}
  const list = useQuery({
    queryKey: ['report-in', 'look-backs', query],
    queryFn: () => reportIn.listLookBacks({ query }),
    placeholderData: former => former,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  const field = (key: string) => ({ key, title: words(`fields.${key}`) })
  return (
    <>
      <PageHeader title={t('lookBack.title')} lead={t('lookBack.lead')} actions={<AskUnits />} />
      <Section>
        <DataTable
          label={t('lookBack.title')}
          rows={list.data?.items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          paging={keyset}
          empty={{ sentence: t('lookBack.none') }}
          columns={[
            {
              ...field('organisation'),
              ellipsis: true,
              cell: row => <Link to={lookBackPath(row)}>{row.organisation.name}</Link>,
            },
            { ...field('year'), width: 90, cell: row => row.year },
            { ...field('state'), width: 150, cell: row => <LookBackState row={row} /> },
            { ...field('counted'), width: 130, align: 'right', cell: row => row.counted ?? '–' },
            { ...field('missing'), width: 130, align: 'right', cell: row => row.missing ?? '–' },
            { key: 'findings', title: t('lookBack.findings'), ellipsis: true, cell: row => row.findings ?? '–' },
          ]}
        />
      </Section>
    </>
  )
}

function LookBackState({ row }: { row: LookBackRow }) {
  const t = useT('report-in')
  const state = row.state === 'looked_back' ? 'done' : 'moving'
  return <StateMark state={state} word={t(`procedures.report_in_look_back.states.${row.state}`)} />
}

/** Whoever oversees an area asks its units now, before the day the city settled on. */
function AskUnits() {
  const t = useT('report-in-console')
  const client = useQueryClient()
  const { message } = App.useApp()
  const { areaCode } = useArea()
  const { posts } = useViewer()
  const year = useNow().getFullYear()
  const seat = areaCode ?? posts[0]?.areaCode
  const ask = useMutation({
    mutationFn: () => reportIn.openLookBacks({ body: { requestId: newId(), areaCode: seat ?? '', year } }),
    async onSuccess({ opened }) {
      message.success(t(opened === 0 ? 'lookBack.askedAll' : 'lookBack.asked', { count: opened }))
      await client.invalidateQueries({ queryKey: ['report-in', 'look-backs'] })
    },
  })
  if (!useMay('report_in.oversee') || !seat) return null
  return (
    <Button type="primary" loading={ask.isPending} onClick={() => ask.mutate()}>
      {t('lookBack.ask', { year })}
    </Button>
  )
}
