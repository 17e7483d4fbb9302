import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useArea } from '#ui/Viewer.tsx'
import { type CaseView, cases, type ProcedureView } from './api.ts'
import { pathOf } from './open-subject.ts'
import { readProceduresSearch } from './procedures-search.ts'
import { ProcedureDiagram } from './ProcedureDiagram.tsx'
import { StateTable } from './StateTable.tsx'

/** Every procedure as a drawing with live numbers, and as a table. */
export function ProceduresPage() {
  const t = useT('workflow-web')
  const navigate = useNavigate()
  const search = readProceduresSearch(useSearch({ strict: false }))
  const { areaCode } = useArea()
  const found = useQuery({
    queryKey: ['workflow', 'procedures', areaCode],
    queryFn: async () => (await cases.listProcedures({ query: areaCode ? { areaCode } : {} })).items,
    refetchInterval: 60_000,
  })
  const one = useChosenCase(search.case)
  const wanted = one?.case.procedure ?? search.procedure
  const procedure = found.data?.find(item => item.key === wanted) ?? found.data?.[0]
  return (
    <>
      <PageHeader
        title={t('diagram.title')}
        lead={t('diagram.lead')}
        actions={
          found.data &&
          found.data.length > 1 && (
            <Select
              className="jw-procedures"
              aria-label={t('diagram.choose')}
              showSearch={{ optionFilterProp: 'label' }}
              value={procedure?.key ?? ''}
              options={found.data.map(item => ({ value: item.key, label: t(item.title) }))}
              onChange={key => void navigate({ to: '/procedures', search: { procedure: key } })}
            />
          )
        }
      />
      {found.isError && !found.data && <ErrorState error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.length === 0 && <EmptyState sentence={t('diagram.none')} />}
      {procedure && <Drawn procedure={procedure} view={one} />}
    </>
  )
}

function useChosenCase(key: string | undefined): CaseView | undefined {
  const locale = useLocale()
  const [district = '', id = ''] = key?.split('.') ?? []
  const found = useQuery({
    queryKey: ['workflow', 'case', district, id, locale],
    queryFn: () => cases.getCase({ params: { district, id } }),
    enabled: key !== undefined,
  })
  return key === undefined ? undefined : found.data
}

function Drawn({ procedure, view }: { procedure: ProcedureView; view: CaseView | undefined }) {
  const t = useT('workflow-web')
  const [all, setAll] = useState(false)
  const open = procedure.states.reduce((sum, state) => sum + state.cases, 0)
  const late = procedure.states.reduce((sum, state) => sum + state.late, 0)
  return (
    <>
      <Section
        title={t('diagram.open', { title: t(procedure.title), open, late })}
        aside={
          <Checkbox checked={all} onChange={event => setAll(event.target.checked)}>
            {t('diagram.standing')}
          </Checkbox>
        }
      >
        {view && (
          <p className="jw-way">
            {t('diagram.way')} <Link to={pathOf(view.case)}>{`${view.case.number} ${view.case.title}`}</Link>
            {' · '}
            <Link to="/procedures" search={{ procedure: procedure.key }}>
              {t('diagram.noWay')}
            </Link>
          </p>
        )}
        <ProcedureDiagram procedure={procedure} all={all} {...(view ? { thread: view.thread } : {})} />
      </Section>
      <Section title={t('diagram.tableTitle')}>
        <StateTable procedure={procedure} />
      </Section>
    </>
  )
}
