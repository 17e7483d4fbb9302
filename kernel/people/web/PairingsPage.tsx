import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { AreaInput, AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { FilterBar } from '#ui/FilterBar.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { contract } from '../contract.ts'
import { pairingKinds } from '../organisation-kinds.ts'
import { directory, useDirectoryChange } from './api.ts'
import { OrganisationInput } from './OrganisationPicker.tsx'
import { DirectoryTools } from './DirectoryTools.tsx'
import { PairingTable, usePairingColumns } from './PairingTable.tsx'
import './people.css'
import { PersonInput } from './PersonPicker.tsx'
import { useFieldWords } from './PostForms.tsx'

const names = ['area', 'kind', 'ended'] as const

/** Standing responsibilities 包联·结对·挂钩: who answers for which place, and by which rule. */
export function PairingsPage() {
  const t = useT('people-web')
  const words = useT('people')
  const [url, change] = useUrlState()
  const { areaCode: home } = useArea()
  const mayEdit = useMay('directory.edit')
  const [adding, setAdding] = useState(false)
  const kind = pairingKinds.find(known => known === url['kind'])
  const areaCode = url['area'] ?? home
  const query = {
    ...(areaCode ? { areaCode } : {}),
    ...(kind ? { kind } : {}),
    ...(url['ended'] ? { includeEnded: 'true' as const } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
  const list = useQuery({
    queryKey: ['people', 'pairings', query],
    queryFn: () => directory.listPairings({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <>
      <PageHeader
        title={t('menu.pairings')}
        lead={t('pairings.lead')}
        actions={
          mayEdit && (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('pairings.add')}
            </Button>
          )
        }
      />
      <FilterBar
        fields={[
          {
            kind: 'custom',
            name: 'area',
            label: words('fields.area'),
            draw: (value, set) => (
              <AreaPicker
                label={words('fields.area')}
                value={typeof value === 'string' ? value : undefined}
                onChange={set}
              />
            ),
          },
          {
            kind: 'one',
            name: 'kind',
            label: words('fields.kind'),
            options: pairingKinds.map(value => ({ value, label: words(`pairings.${value}`) })),
          },
          {
            kind: 'one',
            name: 'ended',
            label: t('posts.ended'),
            options: [{ value: 'yes', label: t('posts.includeEnded') }],
          },
        ]}
        value={Object.fromEntries(names.map(name => [name, url[name]]))}
        onChange={next => {
          const patch = names.map(name => [name, typeof next[name] === 'string' ? next[name] : undefined] as const)
          change({ ...Object.fromEntries(patch), cursor: undefined })
        }}
      />
      <DirectoryTools list="pairings" url={url} change={change} columns={usePairingColumns()} query={query} />
      <PairingTable
        list="pairings"
        pairings={list.data?.items}
        error={list.error}
        onRetry={() => void list.refetch()}
        paging={keyset}
      />
      {adding && <CreatePairing areaCode={areaCode ?? undefined} onClose={() => setAdding(false)} />}
    </>
  )
}

function CreatePairing({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const t = useT('people-web')
  const people = useT('people')
  const words = useFieldWords()
  const [requestId] = useState(() => newId())
  const create = useDirectoryChange(directory.createPairing)
  return (
    <FormDrawer
      title={t('pairings.add')}
      lead={t('pairings.addLead')}
      body={contract.routes.createPairing.body}
      initial={{ ...(areaCode ? { areaCode, targetKind: 'area', targetId: areaCode } : {}) }}
      label={words.label}
      help={name => (['targetId', 'legalBasis', 'validTo'].includes(name) ? t(`help.${name}`) : undefined)}
      option={(name, value) => people(`${name === 'kind' ? 'pairings' : 'targets'}.${value}`)}
      widgets={{ personId: PersonInput, organisationId: OrganisationInput, areaCode: AreaInput }}
      submitLabel={t('add')}
      save={form => create.mutateAsync({ body: { ...form, requestId } })}
      onClose={onClose}
    />
  )
}
