import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { contract } from '../../index.ts'
import { matters } from '../api.ts'
import { matterPath } from '../matter-path.ts'
import { SheetImport } from './SheetImport.tsx'
import { Wrong } from './Wrong.tsx'
import '../console.css'
import './intake.css'

const whiches = ['ready', 'open', 'returned'] as const
type Which = (typeof whiches)[number]

/** Work sheets of the hotline: in from a file, and their results back out. */
export function WorksheetsPage() {
  const t = useT('matters-intake')
  const [which, setWhich] = useState<Which>('ready')
  return (
    <>
      <PageHeader title={t('sheets.title')} lead={t('sheets.lead')} />
      <Section
        title={t('sheets.import')}
        aside={<a href={urlOf(contract.routes.readWorksheetTemplate, {})}>{t('sheets.template')}</a>}
      >
        <SheetImport />
      </Section>
      <Section title={t('sheets.results')}>
        <Segmented<Which>
          aria-label={t('sheets.results')}
          value={which}
          options={whiches.map(value => ({ value, label: t(`sheets.${value}`) }))}
          onChange={setWhich}
        />
        <Sheets which={which} />
      </Section>
    </>
  )
}

function Sheets({ which }: { which: Which }) {
  const t = useT('matters-intake')
  const locale = useLocale()
  const [limit, setLimit] = useState(50)
  const list = useQuery({
    queryKey: ['matter', 'sheets', which, limit, locale],
    queryFn: () => matters.listWorksheets({ query: { which, limit } }),
  })
  if (list.isError) return <ErrorState error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return <span className="jl-skeleton" style={{ width: '60%' }} />
  const { items, next } = list.data
  if (items.length === 0) return <EmptyState sentence={t(`sheets.empty.${which}`)} />
  return (
    <>
      {which !== 'open' && <Export which={which} numbers={items.map(item => item.sheetNumber)} />}
      <SheetTable items={items} />
      {next && limit < 200 && <Button onClick={() => setLimit(200)}>{t('sheets.more')}</Button>}
    </>
  )
}

type Items = Awaited<ReturnType<typeof matters.listWorksheets>>['items']

function SheetTable({ items }: { items: Items }) {
  const t = useT('matters-intake')
  const say = useMoment()
  return (
    <div className="jc-scroll" tabIndex={0} role="region" aria-label={t('sheets.results')}>
      <table className="jc-sheets">
        <thead>
          <tr>
            {['number', 'matter', 'state', 'due', 'returnedAt'].map(column => (
              <th key={column} scope="col">
                {t(`sheets.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(item => (
            <tr key={item.sheetNumber}>
              <td>{item.sheetNumber}</td>
              <td>
                <Link to={matterPath({ district: item.district, id: item.matterId })}>{item.title}</Link>
              </td>
              <td>{t(`matters:procedures.resident_request.states.${item.state}`)}</td>
              <td>{item.sheetDue ?? ''}</td>
              <td>{item.returnedAt ? say(item.returnedAt) : ''}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Export({ which, numbers }: { which: 'ready' | 'returned'; numbers: string[] }) {
  const t = useT('matters-intake')
  const client = useQueryClient()
  const mark = useMutation({
    mutationFn: () => matters.returnWorksheets({ body: { requestId: newId(), sheetNumbers: numbers } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['matter', 'sheets'] }),
  })
  const file = (format: 'xlsx' | 'json') => urlOf(contract.routes.exportWorksheets, { query: { which, format } })
  return (
    <div className="jc-buttons">
      <a className="jl-button" href={file('xlsx')}>
        {t('sheets.exportXlsx')}
      </a>
      <a className="jl-button" href={file('json')}>
        {t('sheets.exportJson')}
      </a>
      {which === 'ready' && (
        <Button type="primary" loading={mark.isPending} onClick={() => mark.mutate()}>
          {t('sheets.mark', { count: numbers.length })}
        </Button>
      )}
      <Wrong error={mark.error} />
    </div>
  )
}
