import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { DataTable } from '#ui/DataTable.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMoment } from '#ui/TimeLeft.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import type { ImportRun } from '../import-report.ts'
import './areas.css'
import { territory } from './api.ts'
import { ImportForm } from './ImportForm.tsx'
import { ErrorFileButton, ImportRunView, RunState } from './ImportRunView.tsx'
import { useUrlState } from './use-url-state.ts'

/** Imports of divisions and boundaries: try first, then take in; every rejected row with its reason. */
export function ImportsPage() {
  const t = useT('territory-web')
  const kinds = useT('territory')
  const say = useMoment()
  const [{ cursor }, change] = useUrlState()
  const [run, setRun] = useState<ImportRun | null>(null)
  const list = useQuery({
    queryKey: ['territory', 'imports', cursor],
    queryFn: () => territory.listImports({ query: cursor ? { cursor } : {} }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor, next: list.data?.next, onCursor: next => change({ cursor: next }) })
  return (
    <>
      <PageHeader title={t('imports.title')} lead={t('imports.lead')} />
      <div className="jt-imports">
        <Section title={t('imports.new')}>
          <ImportForm onRun={setRun} />
        </Section>
        {run && (
          <Section title={run.fileName}>
            <ImportRunView run={run} />
          </Section>
        )}
      </div>
      <Section title={t('imports.former')}>
        <DataTable
          label={t('imports.former')}
          dense
          rows={list.data?.items}
          rowKey={row => row.id}
          error={list.error}
          onRetry={() => void list.refetch()}
          onOpen={setRun}
          {...(run ? { selected: run.id } : {})}
          empty={{ sentence: t('imports.none') }}
          paging={keyset}
          columns={[
            { key: 'file', title: t('imports.file'), ellipsis: true, cell: row => row.fileName },
            { key: 'kind', title: t('imports.kind'), width: 110, cell: row => kinds(`imports.${row.kind}`) },
            { key: 'state', title: t('imports.state'), width: 150, cell: row => <RunState run={row} /> },
            { key: 'accepted', title: t('imports.accepted'), width: 90, align: 'right', cell: row => row.accepted },
            { key: 'rejected', title: t('imports.rejected'), width: 90, align: 'right', cell: row => row.rejected },
            { key: 'at', title: t('imports.at'), width: 170, cell: row => say(row.startedAt) },
            {
              key: 'errors',
              title: t('imports.errors'),
              width: 110,
              cell: row => row.rejected > 0 && <ErrorFileButton run={row} small />,
            },
          ]}
        />
      </Section>
    </>
  )
}
