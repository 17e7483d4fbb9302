import { Button, Drawer, Input, Progress } from 'antd'
import { Link } from '@tanstack/react-router'
import { useId, useState } from 'react'
import { urlOf } from '#platform/client/call.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import '#ui/form/form.css'
import { useT } from '#ui/i18n.ts'
import { readTrouble } from '#ui/problem.ts'
import { contract } from '../contract.ts'
import type { Run } from './api.ts'
import { useExport, useExportStart } from './use-exports.ts'

interface ExportDrawerProps {
  list: string
  query: object
  onClose: () => void
}

/** Asks for the file, shows how far it is, and hands it over. Closing leaves the file on its way. */
export function ExportDrawer({ list, query, onClose }: ExportDrawerProps) {
  const t = useT('desk-web')
  const reasonId = useId()
  const { start, cancel } = useExportStart()
  const [reason, setReason] = useState('')
  const run = useExport(start.data?.id).data ?? start.data
  const trouble = start.error ? readTrouble(start.error) : null
  const reasonTrouble = trouble?.fields.find(one => one.field === 'reason')
  return (
    <Drawer open title={t('export.title')} onClose={onClose} size={420} closable={{ 'aria-label': t('close') }}>
      <p>{t('export.lead')}</p>
      {start.error && !reasonTrouble && <ErrorState error={start.error} />}
      {run ? (
        <ExportProgress run={run} onCancel={() => cancel.mutate(run.id)} />
      ) : (
        <>
          <div className="jl-field">
            <label htmlFor={reasonId}>{t('export.reason')}</label>
            <Input.TextArea
              id={reasonId}
              rows={2}
              maxLength={200}
              value={reason}
              onChange={event => setReason(event.target.value)}
              aria-describedby={`${reasonId}-help`}
              {...(reasonTrouble ? { status: 'error', 'aria-invalid': true } : {})}
            />
            <p id={`${reasonId}-help`} className={reasonTrouble ? 'jl-field-error' : 'jl-field-help'}>
              {reasonTrouble?.detail ?? t('export.reasonHelp')}
            </p>
          </div>
          <Button
            type="primary"
            loading={start.isPending}
            onClick={() => start.mutate({ list, query, reason: reason.trim() })}
          >
            {t('export.start')}
          </Button>
        </>
      )}
      <p className="jd-quiet">
        <Link to="/exports">{t('export.all')}</Link>
      </p>
    </Drawer>
  )
}

/** How far a file is, in a bar and in words; then the way to it. */
export function ExportProgress({ run, onCancel }: { run: Run; onCancel: () => void }) {
  const t = useT('desk-web')
  const under = run.state === 'waiting' || run.state === 'running'
  const percent = run.rowsTotal ? Math.min(99, Math.round((run.rowsDone / run.rowsTotal) * 100)) : 0
  return (
    <div className="jd-run" role="status">
      <p>{t(`export.states.${run.state}`, { rows: run.rowsDone, failure: run.failure ?? '' })}</p>
      {under && (
        <>
          <Progress percent={percent} showInfo={false} aria-label={t('export.progress')} />
          <Button onClick={onCancel}>{t('export.cancel')}</Button>
        </>
      )}
      {run.state === 'done' && (
        <a
          className="jl-button jl-button-primary"
          href={urlOf(contract.routes.readExport, { params: { id: run.id } })}
          download
        >
          {t('export.fetch')}
        </a>
      )}
    </div>
  )
}
