import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button, Progress } from 'antd'
import { useEffect } from 'react'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import type { ImportRunView } from '../api.ts'
import { ChangedRows, WrongRows } from './ImportRows.tsx'
import { ImportState } from './ImportState.tsx'
import { MappingForm } from './MappingForm.tsx'
import './imports.css'
import { isUnderWay, useImport, useImportKinds, useImportSteps } from './use-imports.ts'

/** One import from its check to its result. */
export function ImportPage() {
  const t = useT('desk-web')
  const locale = useLocale()
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useImport(id)
  const kinds = useImportKinds()
  useRefreshWhenDone(found.data?.state)
  if (found.error && !found.data) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <div aria-busy="true" />
  const run = found.data
  const open = run.state === 'mapping' || run.state === 'checked'
  const name = kinds.data?.items.find(one => one.kind === run.kind)?.name ?? ''
  return (
    <>
      <nav aria-label={t('imports.title')}>
        <Link to="/imports" search={{ kind: run.kind }}>
          {t('imports.back')}
        </Link>
      </nav>
      <PageHeader title={run.fileName} mark={<ImportState state={run.state} />} lead={name} />
      <Section title={t(open ? 'imports.countsLabel' : 'imports.resultLabel')}>
        {run.state === 'mapping' ? (
          <p role="status">{t('imports.missing', { columns: run.missing.join(locale === 'zh' ? '、' : ', ') })}</p>
        ) : (
          <Counts run={run} />
        )}
        <Steps run={run} />
      </Section>
      {open && <MappingForm key={`${run.headerRow}:${run.state}`} run={run} />}
      {run.wrongRows.length > 0 && <WrongRows run={run} />}
      {run.state === 'checked' && run.changes.length > 0 && <ChangedRows run={run} />}
    </>
  )
}

/** What an import has changed is read anew by the pages that show it. */
function useRefreshWhenDone(state: string | undefined): void {
  const client = useQueryClient()
  useEffect(() => {
    if (state === 'done') void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[1] !== 'imports' })
  }, [state, client])
}

const counts = ['created', 'changed', 'unchanged', 'wrong'] as const

function Counts({ run }: { run: ImportRunView }) {
  const t = useT('desk-web')
  return (
    <dl className="jd-import-counts">
      {counts.map(count => (
        <div key={count} data-count={count} data-some={run[count] > 0 || undefined}>
          <dt>{t(`imports.counts.${count}`)}</dt>
          <dd>{run[count]}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What can be done now, and the sentence that says what it would mean. */
function Steps({ run }: { run: ImportRunView }) {
  const t = useT('desk-web')
  const { apply, cancel } = useImportSteps(run.id)
  const ready = run.created + run.changed
  const trouble = apply.error ?? cancel.error
  if (isUnderWay(run.state))
    return (
      <div className="jd-run" role="status">
        <p>{t('imports.running', { done: run.rowsDone, total: run.rowsTotal })}</p>
        <Progress
          percent={Math.min(99, Math.round((run.rowsDone / Math.max(run.rowsTotal, 1)) * 100))}
          aria-label={t('imports.progress')}
        />
        <Button onClick={() => cancel.mutate()}>{t('imports.stop')}</Button>
      </div>
    )
  if (run.state === 'checked' || run.state === 'mapping')
    return (
      <>
        {run.state === 'checked' && (
          <p role="status">
            {ready > 0 ? t('imports.ready', { ready }) : t('imports.nothing')}{' '}
            {run.wrong > 0 && t('imports.leaving', { wrong: run.wrong })}
          </p>
        )}
        {trouble && <ErrorState error={trouble} />}
        <div className="jd-import-buttons">
          {run.state === 'checked' && ready > 0 && (
            <Button type="primary" loading={apply.isPending} onClick={() => apply.mutate()}>
              {t('imports.apply', { ready })}
            </Button>
          )}
          <Button onClick={() => cancel.mutate()}>{t('imports.cancel')}</Button>
        </div>
      </>
    )
  const sentence = run.state === 'done' ? t('imports.finished', { ...run }) : (run.failure ?? t(`imports.${run.state}`))
  return (
    <>
      <p role="status">{sentence}</p>
      <Link className="jl-button" to="/imports" search={{ kind: run.kind }}>
        {t('imports.another')}
      </Link>
    </>
  )
}
