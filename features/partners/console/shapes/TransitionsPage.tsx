import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { newId } from '#kernel/ids/index.ts'
import { OrganisationInput } from '#kernel/people/web/index.ts'
import { AreaInput, useUrlState } from '#kernel/territory/web/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { FormDrawer } from '#ui/form/FormDrawer.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Paging } from '#ui/Paging.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { contract } from '../../index.ts'
import { partners } from '../api.ts'
import { TransitionCard } from './TransitionCard.tsx'

/** Organisations that carry a demolished village through (E26, E27): what was before, until when, what remains. */
export function TransitionsPage() {
  const t = useT('partners-shapes')
  const [url, change] = useUrlState()
  const { areaCode: home } = useArea()
  const mayEdit = useMay('transition.edit')
  const [adding, setAdding] = useState(false)
  const query = {
    ...(home ? { areaCode: home } : {}),
    ...(url['ended'] ? { includeEnded: 'true' as const } : {}),
    ...(url['cursor'] ? { cursor: url['cursor'] } : {}),
  }
  const list = useQuery({
    queryKey: ['partners', 'transitions', query],
    queryFn: () => partners.listTransitions({ query }),
    placeholderData: keepPreviousData,
  })
  const keyset = useKeyset({ cursor: url['cursor'], next: list.data?.next, onCursor: cursor => change({ cursor }) })
  return (
    <>
      <PageHeader
        title={t('transitions.title')}
        lead={t('transitions.lead')}
        actions={
          <>
            <Button onClick={() => change({ ended: url['ended'] ? undefined : 'yes', cursor: undefined })}>
              {t(url['ended'] ? 'withoutEnded' : 'withEnded')}
            </Button>
            {mayEdit && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('transitions.add')}
              </Button>
            )}
          </>
        }
      />
      {list.error && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
      {!list.data && !list.error && <span className="jl-skeleton" />}
      {list.data?.items.length === 0 && <EmptyState sentence={t('transitions.none')} />}
      {list.data?.items.map(one => (
        <TransitionCard key={one.id} transition={one} />
      ))}
      {list.data && <Paging {...keyset} shown={list.data.items.length} />}
      {adding && <Add areaCode={home ?? undefined} onClose={() => setAdding(false)} />}
    </>
  )
}

function Add({ areaCode, onClose }: { areaCode: string | undefined; onClose: () => void }) {
  const t = useT('partners-shapes')
  const client = useQueryClient()
  const [requestId] = useState(() => newId())
  return (
    <FormDrawer
      title={t('transitions.add')}
      body={contract.routes.addTransition.body}
      initial={areaCode ? { areaCode } : {}}
      label={name => t(`transitions.fields.${name}`)}
      help={name => (name === 'handovers' ? t('transitions.handoversHelp') : undefined)}
      widgets={{ areaCode: AreaInput, predecessorCode: AreaInput, organisationId: OrganisationInput }}
      submitLabel={t('save')}
      save={async answer => {
        await partners.addTransition({ body: { ...answer, requestId } })
        await client.invalidateQueries({ queryKey: ['partners', 'transitions'] })
      }}
      onClose={onClose}
    />
  )
}
