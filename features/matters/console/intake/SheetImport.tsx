import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Progress } from 'antd'
import { useRef, useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { useLocale, useT } from '#ui/i18n.ts'
import { sendFile } from '#ui/photo/send-file.ts'
import { contract } from '../../index.ts'
import { matters } from '../api.ts'
import { Wrong } from './Wrong.tsx'

const { routes } = contract

/** A file is checked row by row first; only then is it taken in, with its progress. */
export function SheetImport() {
  const t = useT('matters-intake')
  const [runId, setRunId] = useState<string | null>(null)
  const chooser = useRef<HTMLInputElement>(null)
  const check = useMutation({
    mutationFn: async (file: File) =>
      routes.checkWorksheets.reply.parse(await sendFile(urlOf(routes.checkWorksheets, {}), file, {})),
    onSuccess: run => setRunId(run.id),
  })
  if (runId) return <Run id={runId} onAnother={() => setRunId(null)} />
  return (
    <div className="jc-buttons">
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t('sheets.choose')}
        accept=".xlsx,.csv,.json"
        onChange={event => {
          const [file] = event.target.files ?? []
          if (file) check.mutate(file)
          event.target.value = ''
        }}
      />
      <Button type="primary" loading={check.isPending} onClick={() => chooser.current?.click()}>
        {check.isPending ? t('sheets.checking') : t('sheets.choose')}
      </Button>
      <Wrong error={check.error} />
    </div>
  )
}

function Run({ id, onAnother }: { id: string; onAnother: () => void }) {
  const t = useT('matters-intake')
  const locale = useLocale()
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  const found = useQuery({
    queryKey: ['matter', 'sheet-run', id, locale],
    queryFn: () => matters.getWorksheetRun({ params: { id } }),
    refetchInterval: query => (query.state.data?.state === 'running' ? 800 : false),
  })
  const start = useMutation({
    mutationFn: () => matters.startWorksheetRun({ params: { id }, body: { requestId } }),
    onSettled: () => client.invalidateQueries({ queryKey: ['matter'] }),
  })
  if (!found.data) return <span className="jl-skeleton" style={{ width: '40%' }} />
  const run = found.data
  return (
    <div className="jc-run" role="status">
      <p>
        <strong>{run.fileName}</strong> · {t(`sheets.${run.state === 'failed' ? 'done' : run.state}`, run)}
      </p>
      {run.state === 'checked' && <p>{t('sheets.total', run)}</p>}
      {run.state === 'running' && (
        <Progress
          percent={Math.round((run.done / Math.max(run.total, 1)) * 100)}
          aria-label={t('sheets.running', run)}
        />
      )}
      <div className="jc-buttons">
        {run.state === 'checked' && (
          <Button
            type="primary"
            disabled={run.created + run.known === 0}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            {t('sheets.start', { count: run.created })}
          </Button>
        )}
        {run.refused.length > 0 && (
          <a className="jl-button" href={urlOf(routes.readWorksheetErrors, { params: { id } })}>
            {t('sheets.errors')}
          </a>
        )}
        {run.state !== 'running' && <Button onClick={onAnother}>{t('sheets.another')}</Button>}
      </div>
      <Wrong error={start.error} />
      {run.refused.length > 0 && <Refused rows={run.refused} />}
    </div>
  )
}

function Refused({ rows }: { rows: { row: number; number: string; reasons: string[] }[] }) {
  const t = useT('matters-intake')
  return (
    <>
      <p className="jc-quiet">{t('sheets.errorsHelp')}</p>
      <div className="jc-scroll" tabIndex={0} role="region" aria-label={t('sheets.reasons')}>
        <table className="jc-sheets">
          <thead>
            <tr>
              <th scope="col">{t('sheets.row')}</th>
              <th scope="col">{t('sheets.number')}</th>
              <th scope="col">{t('sheets.reasons')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, number, reasons }) => (
              <tr key={row}>
                <td>{row}</td>
                <td>{number}</td>
                <td>{reasons.join('；')}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
