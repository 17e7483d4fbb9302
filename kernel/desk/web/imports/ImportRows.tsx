import { urlOf } from '#platform/client/call.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { contract } from '../../contract.ts'
import type { ImportRunView } from '../api.ts'
import { DownloadButton } from './DownloadButton.tsx'

/** Rows that are not taken in, each with the column and a sentence; all of them in a file to be mended. */
export function WrongRows({ run }: { run: ImportRunView }) {
  const t = useT('desk-web')
  const url = (format: 'xlsx' | 'csv') =>
    urlOf(contract.routes.readImportErrorRows, { params: { id: run.id }, query: { format } })
  const name = run.fileName.replace(/\.[^.]*$/, '')
  return (
    <Section title={t('imports.wrongRows')}>
      <div className="jd-import-buttons">
        <DownloadButton url={url('xlsx')} name={`${name}-${t('imports.reason')}.xlsx`}>
          {t('imports.errorsXlsx')}
        </DownloadButton>
        <DownloadButton url={url('csv')} name={`${name}-${t('imports.reason')}.csv`}>
          {t('imports.errorsCsv')}
        </DownloadButton>
      </div>
      <DataTable
        label={t('imports.wrongRows')}
        dense
        hotkeys={false}
        rows={run.wrongRows}
        rowKey={fault => `${fault.row}:${fault.column}:${fault.reason}`}
        empty={{ sentence: '' }}
        columns={[
          { key: 'row', title: t('imports.row'), width: 56, align: 'right', cell: fault => fault.row },
          { key: 'column', title: t('imports.column'), width: 110, cell: fault => <At fault={fault} /> },
          { key: 'reason', title: t('imports.reason'), cell: fault => fault.reason },
        ]}
      />
      {run.wrong > run.wrongRows.length && (
        <p className="jd-quiet">{t('imports.first', { count: run.wrongRows.length })}</p>
      )}
    </Section>
  )
}

/** The column at fault and what stands in it. */
function At({ fault }: { fault: ImportRunView['wrongRows'][number] }) {
  return (
    <span className="jd-import-at">
      {fault.column ?? '–'}
      {fault.value && <small>{fault.value}</small>}
    </span>
  )
}

/** What would be written, row by row: what is new, and what becomes of what. */
export function ChangedRows({ run }: { run: ImportRunView }) {
  const t = useT('desk-web')
  return (
    <Section title={t('imports.changes')}>
      <DataTable
        label={t('imports.changes')}
        dense
        hotkeys={false}
        rows={run.changes}
        rowKey={change => String(change.row)}
        empty={{ sentence: '' }}
        columns={[
          { key: 'row', title: t('imports.row'), width: 56, align: 'right', cell: change => change.row },
          {
            key: 'outcome',
            title: t('imports.outcome'),
            width: 80,
            cell: change => t(`imports.outcomes.${change.outcome}`),
          },
          { key: 'what', title: t('imports.what'), cell: change => <Cells change={change} /> },
        ]}
      />
      {run.created + run.changed > run.changes.length && (
        <p className="jd-quiet">{t('imports.changesFirst', { count: run.changes.length })}</p>
      )}
    </Section>
  )
}

function Cells({ change }: { change: ImportRunView['changes'][number] }) {
  const t = useT('desk-web')
  return (
    <ul className="jd-import-cells">
      {change.cells.map(({ title, before, after }) => (
        <li key={title}>
          <span>{title}</span>{' '}
          {change.outcome === 'change' && before !== after && (
            <>
              <del>{before || t('imports.empty')}</del> →{' '}
            </>
          )}
          <strong>{after}</strong>
        </li>
      ))}
    </ul>
  )
}
