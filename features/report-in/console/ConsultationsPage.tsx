import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { type DataColumn, DataTable } from '#ui/DataTable.tsx'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useMay } from '#ui/Viewer.tsx'
import { consultationStates } from '../consultation-contract.ts'
import { type ConsultationRow, reportIn } from './api.ts'
import { AskConsultation } from './AskConsultation.tsx'
import { consultationPath } from './paths.ts'
import './report-in.css'

/** Consultations 征求意见: who asked which community about whom, until when, and how far it is. */
export function ConsultationsPage() {
  const t = useT('report-in-console')
  const locale = useLocale()
  const [url, change] = useUrlState()
  const [asks, setAsks] = useState(false)
  const mayAsk = useMay('consultation.ask')
  const columns = useColumns()
  const { state, area, cursor } = url
  const known = consultationStates.find(one => one === state)
  const filters = { ...(known ? { state: known } : {}), ...(area ? { area } : {}) }
  const query = { ...filters, ...(cursor ? { cursor } : {}) }
  const list = useQuery({
    queryKey: ['report-in', 'consultations', query, locale],
    queryFn: () => reportIn.listConsultations({ query }),
    placeholderData: former => former,
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: next => change({ cursor: next }) })
  const clear = () => change({ state: undefined, area: undefined, cursor: undefined })
  const ask = mayAsk && (
    <Button type="primary" onClick={() => setAsks(true)}>
      {t('consult.ask')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('consult.title')} lead={t('consult.lead')} actions={ask} />
      <Section>
        <Filters value={filters} onChange={next => change({ ...next, cursor: undefined })} />
        <DataTable
          label={t('consult.title')}
          columns={columns}
          rows={list.data?.items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          paging={keyset}
          empty={
            Object.keys(filters).length > 0
              ? { sentence: t('noneFound'), action: <Button onClick={clear}>{t('clear')}</Button> }
              : { sentence: t('consult.none') }
          }
        />
      </Section>
      {asks && <AskConsultation onClose={() => setAsks(false)} />}
    </>
  )
}

function Filters({ value, onChange }: { value: object; onChange: (next: Record<string, string | undefined>) => void }) {
  const words = useT('report-in')
  const area = words('fields.community')
  const textOf = (one: unknown) => (typeof one === 'string' ? one : undefined)
  const fields: FilterField[] = [
    {
      kind: 'one',
      name: 'state',
      label: words('fields.state'),
      options: consultationStates.map(one => ({
        value: one,
        label: words(`procedures.promotion_consultation.states.${one}`),
      })),
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
      onChange={next => onChange({ state: textOf(next['state']), area: textOf(next['area']) })}
    />
  )
}

function useColumns(): DataColumn<ConsultationRow>[] {
  const t = useT('report-in')
  const console = useT('report-in-console')
  const field = (key: string) => ({ key, title: t(`fields.${key}`) })
  return [
    {
      ...field('name'),
      width: 140,
      cell: row => (
        <Link to={consultationPath(row)} className="jr-title">
          {row.name ?? console('consult.forgotten')}
        </Link>
      ),
    },
    { ...field('askingBody'), ellipsis: true, cell: row => row.askingBody.name },
    { ...field('community'), width: 150, ellipsis: true, cell: row => row.community.name },
    { ...field('askedOn'), width: 120, cell: row => row.askedOn },
    { ...field('lastDay'), width: 120, cell: row => row.lastDay },
    { ...field('state'), width: 160, cell: row => <ConsultationState row={row} /> },
  ]
}

function ConsultationState({ row }: { row: ConsultationRow }) {
  const t = useT('report-in')
  const state =
    row.state === 'answered' ? 'done' : row.state === 'answering' || row.state === 'signing' ? 'moving' : 'waiting'
  return <StateMark state={state} word={t(`procedures.promotion_consultation.states.${row.state}`)} />
}
