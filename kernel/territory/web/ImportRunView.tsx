import { App, Button, Progress } from 'antd'
import { urlOf } from '#platform/client/call.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { currentLocale, useT } from '#ui/i18n.ts'
import { StateMark } from '#ui/StateMark.tsx'
import { contract } from '../contract.ts'
import type { ImportRun } from '../import-report.ts'

/** Saves a run's rejected rows with their reasons, in the language of the page. */
export function ErrorFileButton({ run, small = false }: { run: ImportRun; small?: boolean }) {
  const t = useT('territory-web')
  const { modal } = App.useApp()
  const save = async () => {
    const reply = await fetch(urlOf(contract.routes.readImportErrors, { params: { id: run.id } }), {
      headers: { 'accept-language': currentLocale() },
    })
    if (!reply.ok) return void modal.error({ title: t('imports.notDownloaded') })
    const address = URL.createObjectURL(await reply.blob())
    const link = Object.assign(document.createElement('a'), { href: address, download: `errors-${run.fileName}.csv` })
    link.click()
    URL.revokeObjectURL(address)
  }
  return (
    <Button {...(small ? { type: 'link' as const, size: 'small' as const } : {})} onClick={() => void save()}>
      {t(small ? 'imports.download' : 'imports.downloadAll')}
    </Button>
  )
}

/** How far a run is, what it took in, and what it could not take with the reasons. */
export function ImportRunView({ run }: { run: ImportRun }) {
  const t = useT('territory-web')
  const percent = run.total === 0 ? 0 : Math.round((run.done / run.total) * 100)
  return (
    <div className="jt-run" aria-live="polite">
      <p>
        <RunState run={run} />{' '}
        {t(run.dryRun ? 'imports.wouldTake' : 'imports.took', {
          total: run.total,
          accepted: run.accepted,
          rejected: run.rejected,
        })}
      </p>
      {run.state === 'running' && <Progress percent={percent} aria-label={t('imports.progress')} />}
      {run.errors.length > 0 && (
        <>
          <DataTable
            label={t('imports.errors')}
            dense
            hotkeys={false}
            rows={run.errors}
            rowKey={error => `${error.line}:${error.field}:${error.reason}`}
            empty={{ sentence: '' }}
            columns={[
              { key: 'line', title: t('imports.line'), width: 72, align: 'right', cell: error => error.line },
              { key: 'field', title: t('imports.field'), width: 120, cell: error => error.field },
              { key: 'reason', title: t('imports.reason'), cell: error => error.sentence },
            ]}
          />
          {run.rejected > run.errors.length && (
            <p className="jt-quiet">{t('imports.first', { count: run.errors.length })}</p>
          )}
          <ErrorFileButton run={run} />
        </>
      )}
    </div>
  )
}

export function RunState({ run }: { run: Pick<ImportRun, 'state' | 'dryRun'> }) {
  const t = useT('territory-web')
  const words = useT('territory')
  const state = ({ running: 'moving', done: 'done', failed: 'overdue' } as const)[run.state]
  const word = run.dryRun ? t('imports.tried', { state: words(`states.${run.state}`) }) : words(`states.${run.state}`)
  return <StateMark state={state} word={word} />
}
