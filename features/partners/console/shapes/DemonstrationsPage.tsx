import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'
import { AreaInput, MapLink, useReach, useUrlState } from '#kernel/territory/web/index.ts'
import { DataTable } from '#ui/DataTable.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { contract } from '../../index.ts'
import type { Demonstration } from '../../shape-contract.ts'
import { partners } from '../api.ts'
import { CompoundInput } from './CompoundInput.tsx'

/** Demonstration points 示范点 (B29): where to go and see how it is done. */
export function DemonstrationsPage() {
  const t = useT('partners-shapes')
  const [url, change] = useUrlState()
  const { areaCode: home } = useArea()
  const mayEdit = useMay('demonstration.edit')
  const reaches = useReach('demonstration.edit')
  const [adding, setAdding] = useState(false)
  const [ending, setEnding] = useState<Demonstration | null>(null)
  const query = {
    ...(home ? { areaCode: home } : {}),
    ...(url['ended'] ? { includeEnded: 'true' as const } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
  const list = useQuery({
    queryKey: ['partners', 'demonstrations', query],
    queryFn: () => partners.listDemonstrations({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <>
      <PageHeader
        title={t('demonstrations.title')}
        lead={t('demonstrations.lead')}
        actions={
          <>
            <Button onClick={() => change({ ended: url['ended'] ? undefined : 'yes', cursor: undefined })}>
              {t(url['ended'] ? 'withoutEnded' : 'withEnded')}
            </Button>
            {mayEdit && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('demonstrations.add')}
              </Button>
            )}
          </>
        }
      />
      <DataTable
        label={t('demonstrations.title')}
        rows={list.data?.items}
        rowKey={row => row.id}
        error={list.error}
        onRetry={() => void list.refetch()}
        empty={{ sentence: t('demonstrations.none') }}
        paging={keyset}
        columns={[
          { key: 'title', title: t('demonstrations.name'), width: 220, cell: row => row.title },
          { key: 'what', title: t('demonstrations.what'), width: 240, ellipsis: true, cell: row => row.what.name },
          { key: 'area', title: t('area'), width: 160, cell: row => row.areaName },
          { key: 'words', title: t('demonstrations.words'), ellipsis: true, cell: row => row.words || '—' },
          {
            key: 'since',
            title: t('period'),
            width: 220,
            cell: row => (row.until ? `${row.since} – ${row.until} · ${row.reason ?? ''}` : row.since),
          },
          {
            key: 'map',
            title: t('map'),
            width: 64,
            cell: row => <MapLink areaCode={row.areaCode} name={row.areaName} />,
          },
          {
            key: 'end',
            title: t('end'),
            width: 90,
            cell: row =>
              row.until === null && reaches(row.areaCode) ? (
                <Button size="small" onClick={() => setEnding(row)}>
                  {t('end')}
                </Button>
              ) : null,
          },
        ]}
      />
      {adding && <Add areaCode={home ?? undefined} onClose={() => setAdding(false)} />}
      {ending && <End point={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function Add({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const t = useT('partners-shapes')
  const client = useQueryClient()
  return (
    <FormDrawer
      title={t('demonstrations.add')}
      lead={t('demonstrations.addLead')}
      body={contract.routes.addDemonstration.body}
      first={['title', 'areaCode']}
      initial={areaCode ? { areaCode } : {}}
      label={name => t(`demonstrations.fields.${name}`)}
      widgets={{ areaCode: AreaInput, organisationId: OrganisationInput, compoundId: CompoundInput }}
      submitLabel={t('save')}
      save={async answer => {
        await partners.addDemonstration({ body: { ...answer, requestId: newId() } })
        await client.invalidateQueries({ queryKey: ['partners', 'demonstrations'] })
      }}
      onClose={onClose}
    />
  )
}

function End({ point, onClose }: { point: Demonstration; onClose: () => void }) {
  const t = useT('partners-shapes')
  const client = useQueryClient()
  const { district, id } = point
  return (
    <FormDrawer
      title={t('endOf', { name: point.title })}
      body={contract.routes.endDemonstration.body}
      label={() => t('reason')}
      submitLabel={t('end')}
      save={async answer => {
        await partners.endDemonstration({ params: { district, id }, body: { ...answer, requestId: newId() } })
        await client.invalidateQueries({ queryKey: ['partners', 'demonstrations'] })
      }}
      onClose={onClose}
    />
  )
}
