import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Radio } from 'antd'
import { useId, useRef } from 'react'
import { urlOf } from '#platform/client/call.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { contract } from '../../contract.ts'
import type { ImportKind } from '../api.ts'
import { DownloadButton } from './DownloadButton.tsx'
import { ImportState } from './ImportState.tsx'
import './imports.css'
import { useCheck, useImportKinds, useImports } from './use-imports.ts'

/** Registers filled from a table: choose which, take the template, hand the file over; former ones below. */
export function ImportsPage() {
  const t = useT('desk-web')
  const navigate = useNavigate()
  const { kind }: { kind?: string } = useSearch({ strict: false })
  const kinds = useImportKinds()
  const items = kinds.data?.items ?? []
  const chosen = items.find(one => one.kind === kind) ?? items[0]
  return (
    <>
      <PageHeader title={t('imports.title')} lead={t('imports.lead')} />
      <Section title={t('imports.kind')}>
        {kinds.error && <ErrorState error={kinds.error} onRetry={() => void kinds.refetch()} />}
        {kinds.data && items.length === 0 && <EmptyState sentence={t('imports.none')} />}
        {chosen && (
          <>
            <Radio.Group
              aria-label={t('imports.kind')}
              optionType="button"
              value={chosen.kind}
              options={items.map(({ kind: value, name }) => ({ value, label: name }))}
              onChange={event => void navigate({ to: '.', search: { kind: String(event.target.value) } })}
            />
            <Start key={chosen.kind} kind={chosen} />
          </>
        )}
      </Section>
      <Former kinds={items} />
    </>
  )
}

function Start({ kind }: { kind: ImportKind }) {
  const t = useT('desk-web')
  const id = useId()
  const navigate = useNavigate()
  const chooser = useRef<HTMLInputElement>(null)
  const check = useCheck(kind.kind)
  const template = (format: 'xlsx' | 'csv') =>
    urlOf(contract.routes.readImportTemplate, { params: { kind: kind.kind }, query: { format } })
  const send = (file: File) => check.mutate(file, { onSuccess: run => void navigate({ to: `/imports/${run.id}` }) })
  return (
    <div className="jd-import-start">
      <p>{kind.lead}</p>
      <p className="jd-quiet">
        {t('imports.columns')}{' '}
        {kind.columns.map(({ key, title, required }) => (
          <span key={key} className="jd-import-column" data-required={required || undefined}>
            {title}
            {required && <small> {t('imports.required')}</small>}
          </span>
        ))}
      </p>
      <div className="jd-import-buttons">
        <span>{t('imports.template')}</span>
        <DownloadButton url={template('xlsx')} name={`${kind.name}.xlsx`}>
          {t('imports.templateXlsx')}
        </DownloadButton>
        <DownloadButton url={template('csv')} name={`${kind.name}.csv`}>
          {t('imports.templateCsv')}
        </DownloadButton>
      </div>
      <div className="jd-import-buttons">
        <input
          ref={chooser}
          type="file"
          hidden
          aria-label={t('imports.choose')}
          accept=".xlsx,.csv,text/csv"
          onChange={event => {
            const [file] = event.target.files ?? []
            if (file) send(file)
            event.target.value = ''
          }}
        />
        <Button type="primary" aria-describedby={id} loading={check.isPending} onClick={() => chooser.current?.click()}>
          {check.isPending ? t('imports.checking') : t('imports.choose')}
        </Button>
        <span id={id} className="jd-quiet">
          {t('imports.fileHelp')}
        </span>
      </div>
      {check.error && <ErrorState error={check.error} />}
    </div>
  )
}

function Former({ kinds }: { kinds: readonly ImportKind[] }) {
  const t = useT('desk-web')
  const say = useMoment()
  const navigate = useNavigate()
  const { cursor, kind }: { cursor?: string; kind?: string } = useSearch({ strict: false })
  const list = useImports(cursor)
  const onCursor = (next: string | undefined) =>
    void navigate({ to: '.', search: { ...(kind ? { kind } : {}), ...(next ? { cursor: next } : {}) } })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor })
  return (
    <Section title={t('imports.former')}>
      <DataTable
        label={t('imports.former')}
        dense
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('imports.noFormer') }}
        paging={keyset}
        columns={[
          {
            key: 'file',
            title: t('imports.file'),
            cell: row => <Link to={`/imports/${row.id}`}>{row.fileName}</Link>,
          },
          {
            key: 'kind',
            title: t('imports.of'),
            width: 150,
            cell: row => kinds.find(one => one.kind === row.kind)?.name ?? row.kind,
          },
          { key: 'state', title: t('imports.state'), width: 150, cell: row => <ImportState state={row.state} /> },
          { key: 'rows', title: t('imports.rows'), width: 90, align: 'right', cell: row => row.rowsTotal },
          { key: 'wrong', title: t('imports.counts.wrong'), width: 90, align: 'right', cell: row => row.wrong },
          { key: 'at', title: t('imports.at'), width: 170, cell: row => say(row.createdAt) },
        ]}
      />
    </Section>
  )
}
