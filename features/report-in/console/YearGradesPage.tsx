import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { OrganisationPicker } from '#kernel/people/web/index.ts'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useNow } from '#ui/use-now.ts'
import { reportIn, type YearGradeRow } from './api.ts'
import { yearGradePath } from './paths.ts'
import './report-in.css'

const NAMES = ['year', 'area', 'organisationId'] as const

/** Grades of a year 年度评价 as they were published: in order of registration, never of grade. */
export function YearGradesPage() {
  const t = useT('report-in-console')
  const locale = useLocale()
  const [url, change] = useUrlState()
  const { Tools } = useListDesk()
  const columns = useGradeColumns()
  const filters = Object.fromEntries(NAMES.flatMap(name => (url[name] ? [[name, url[name]]] : [])))
  const query = { ...filters, ...(url['cursor'] ? { cursor: url['cursor'] } : {}) }
  const list = useQuery({
    queryKey: ['report-in', 'year-grades', query, locale],
    queryFn: () => reportIn.listYearGrades({ query }),
    placeholderData: former => former,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  const clear = () => change({ year: undefined, area: undefined, organisationId: undefined, cursor: undefined })
  const isFiltered = Object.keys(filters).length > 0
  return (
    <>
      <PageHeader title={t('year.title')} lead={t('year.lead')} />
      <Section>
        <Tools
          list="year-grades"
          search={filters}
          onSearch={view =>
            change(
              Object.fromEntries(NAMES.map(name => [name, view[name] === undefined ? undefined : String(view[name])])),
            )
          }
          columns={columns}
          exportQuery={filters}
        />
        <Filters value={filters} onChange={next => change({ ...next, cursor: undefined })} />
        <DataTable
          label={t('year.title')}
          list="year-grades"
          columns={columns}
          rows={list.data?.items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          paging={keyset}
          empty={
            isFiltered
              ? { sentence: t('noneFound'), action: <Button onClick={clear}>{t('clear')}</Button> }
              : { sentence: t('year.none') }
          }
        />
      </Section>
    </>
  )
}

function Filters({ value, onChange }: { value: object; onChange: (next: Record<string, string | undefined>) => void }) {
  const words = useT('report-in')
  const now = useNow().getFullYear()
  const [unit, area] = [words('fields.organisation'), words('fields.community')]
  const textOf = (one: unknown) => (typeof one === 'string' ? one : undefined)
  const fields: FilterField[] = [
    {
      kind: 'one',
      name: 'year',
      label: words('fields.year'),
      options: [0, 1, 2, 3].map(ago => ({ value: String(now - ago), label: String(now - ago) })),
    },
    {
      kind: 'custom',
      name: 'organisationId',
      label: unit,
      draw: (one, change) => <OrganisationPicker label={unit} value={textOf(one)} onChange={change} width={180} />,
    },
    {
      kind: 'custom',
      name: 'area',
      label: area,
      draw: (one, change) => <AreaPicker label={area} value={textOf(one)} onChange={change} width={150} />,
    },
  ]
  return (
    <FilterBar
      fields={fields}
      value={{ ...value }}
      onChange={next => onChange(Object.fromEntries(NAMES.map(name => [name, textOf(next[name])])))}
    />
  )
}

function useGradeColumns(): DataColumn<YearGradeRow>[] {
  const t = useT('report-in')
  const locale = useLocale()
  const field = (key: string) => ({ key, title: t(`fields.${key}`) })
  return [
    {
      ...field('name'),
      width: 120,
      cell: row => (
        <Link to={yearGradePath(row)} className="jr-title">
          {row.name ?? t('kinds.member')}
        </Link>
      ),
    },
    { ...field('year'), width: 80, cell: row => row.year },
    { ...field('grade'), width: 100, cell: row => (row.grade ? row.grade[locale] : '–') },
    { ...field('grounds'), ellipsis: true, cell: row => row.grounds.join('；') || '–' },
    { ...field('organisation'), width: 200, ellipsis: true, cell: row => row.organisation.name },
    { ...field('community'), width: 130, ellipsis: true, cell: row => row.community.name },
    { ...field('feedback'), width: 190, cell: row => <Feedback row={row} /> },
  ]
}

export function Feedback({ row }: { row: YearGradeRow }) {
  const t = useT('report-in')
  if (row.feedback === null)
    return <StateMark state="waiting" word={t(`year.${row.isFinal ? 'final' : 'published'}`)} />
  return (
    <StateMark
      state={row.feedback === 'acknowledged' ? 'done' : 'moving'}
      word={t(`procedures.member_year_feedback.states.${row.feedback}`)}
    />
  )
}
