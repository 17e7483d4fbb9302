import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { MapLink, useReach } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import type { PagingProps } from '#ui/Paging.tsx'
import { contract } from '../contract.ts'
import type { PairingView } from '../shapes.ts'
import { directory, useDirectoryChange } from './api.ts'
import { useFieldWords } from './PostForms.tsx'

interface PairingTableProps {
  pairings: readonly PairingView[] | undefined
  without?: 'holder'
  /** Name under which the reader's columns are kept. */
  list?: string
  error?: unknown
  onRetry?: () => void
  paging?: PagingProps
}

/** Standing responsibilities; each can be ended where the viewer may. */
export function PairingTable({ pairings, without, list, error, onRetry, paging }: PairingTableProps) {
  const t = useT('people-web')
  const words = useT('people')
  const reaches = useReach('directory.edit')
  const [ending, setEnding] = useState<PairingView | null>(null)
  const columns = [
    { key: 'kind', title: words('fields.kind'), width: 100, cell: (row: PairingView) => words(`pairings.${row.kind}`) },
    {
      key: 'holder',
      title: t('pairings.holder'),
      width: 220,
      ellipsis: true,
      cell: (row: PairingView) => row.personName ?? row.organisationName ?? '—',
    },
    {
      key: 'target',
      title: t('pairings.targetKind'),
      width: 90,
      cell: (row: PairingView) => words(`targets.${row.targetKind}`),
    },
    {
      key: 'area',
      title: words('fields.area'),
      width: 160,
      cell: (row: PairingView) => (
        <>
          {row.areaName} <MapLink areaCode={row.areaCode} name={row.areaName} />
        </>
      ),
    },
    {
      key: 'purpose',
      title: words('fields.purpose'),
      width: 200,
      ellipsis: true,
      cell: (row: PairingView) => row.purpose,
    },
    {
      key: 'basis',
      title: words('fields.legalBasis'),
      width: 200,
      ellipsis: true,
      cell: (row: PairingView) => row.legalBasis,
    },
    {
      key: 'period',
      title: t('posts.period'),
      width: 200,
      cell: (row: PairingView) => t('posts.span', { from: row.validFrom, to: row.validTo ?? t('posts.open') }),
    },
    {
      key: 'end',
      title: t('posts.change'),
      width: 90,
      cell: (row: PairingView) =>
        row.validTo === null && reaches(row.areaCode) ? (
          <Button size="small" onClick={() => setEnding(row)}>
            {t('posts.endShort')}
          </Button>
        ) : null,
    },
  ]
  return (
    <>
      <DataTable
        label={t('menu.pairings')}
        dense
        {...(list ? { list } : {})}
        hotkeys={false}
        rows={pairings}
        rowKey={row => row.id}
        error={error}
        {...(onRetry ? { onRetry } : {})}
        {...(paging ? { paging } : {})}
        empty={{ sentence: t('pairings.none') }}
        columns={columns.filter(column => column.key !== without)}
      />
      {ending && <EndPairing pairing={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function EndPairing({ pairing, onClose }: { pairing: PairingView; onClose: () => void }) {
  const t = useT('people-web')
  const words = useFieldWords()
  const [requestId] = useState(() => newId())
  const end = useDirectoryChange(directory.endPairing)
  return (
    <FormDrawer
      title={t('pairings.end')}
      lead={pairing.purpose}
      body={contract.routes.endPairing.body}
      {...words}
      submitLabel={t('posts.endDo')}
      save={form => end.mutateAsync({ params: { id: pairing.id }, body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}

/** The columns there are, for choosing among them. */
export function usePairingColumns(): { key: string; title: string }[] {
  const t = useT('people-web')
  const words = useT('people')
  return [
    { key: 'kind', title: words('fields.kind') },
    { key: 'holder', title: t('pairings.holder') },
    { key: 'target', title: t('pairings.targetKind') },
    { key: 'area', title: words('fields.area') },
    { key: 'purpose', title: words('fields.purpose') },
    { key: 'basis', title: words('fields.legalBasis') },
    { key: 'period', title: t('posts.period') },
    { key: 'end', title: t('posts.change') },
  ]
}
