import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useState } from 'react'
import { MapLink, plainSearch, useReach } from '#kernel/territory/web/index.ts'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useMay } from '#ui/Viewer.tsx'
import type { Organisation } from '../shapes.ts'
import { directory } from './api.ts'
import { CloseOrganisation, EditOrganisation } from './OrganisationForms.tsx'
import { PairingTable } from './PairingTable.tsx'
import './people.css'
import { AssignPost } from './PostForms.tsx'
import { PostTable } from './PostTable.tsx'

/** One organisation: its facts, the way up and down its tree, who is posted for it, what it answers for. */
export function OrganisationPage() {
  const t = useT('people-web')
  const words = useT('people')
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const found = useQuery({
    queryKey: ['people', 'organisation', id],
    queryFn: () => directory.getOrganisation({ params: { id } }),
  })
  const pairings = useQuery({
    queryKey: ['people', 'pairings', 'organisation', id],
    queryFn: () => directory.listPairings({ query: { organisationId: id, limit: 50 } }),
  })
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (!found.data) return <div aria-busy="true" />
  const { organisation, ancestors, posts } = found.data
  return (
    <>
      <nav aria-label={t('organisations.chain')}>
        <ol className="jl-trail">
          {ancestors.map(one => (
            <li key={one.id}>
              <Link className="jl-trail-item" to="/organisations/$id" params={{ id: one.id }}>
                {one.name}
              </Link>
            </li>
          ))}
        </ol>
      </nav>
      <PageHeader
        title={organisation.name}
        mark={<span className="jp-quiet">{words(`kinds.${organisation.kind}`)}</span>}
        actions={<Actions organisation={organisation} />}
      />
      <div className="jp-organisation">
        <Section title={t('organisations.facts')}>
          <Facts organisation={organisation} />
        </Section>
        <Children organisation={organisation} />
      </div>
      <Section title={t('posts.title')} aside={<Assign organisation={organisation} />}>
        <PostTable posts={posts} without={['organisation']} />
      </Section>
      <Section title={t('menu.pairings')}>
        <PairingTable pairings={pairings.data?.items} error={pairings.error} without="holder" />
      </Section>
    </>
  )
}

function Facts({ organisation }: { organisation: Organisation }) {
  const t = useT('people-web')
  const words = useT('people')
  const { areaCode, areaName } = organisation
  const rows: [string, React.ReactNode][] = [
    ['shortName', organisation.shortName],
    ['tag', organisation.tag && words(`tags.${organisation.tag}`)],
    [
      'area',
      <span key="area">
        <Link to="/areas" search={plainSearch({ code: areaCode })}>
          {areaName}
        </Link>{' '}
        <MapLink areaCode={areaCode} name={areaName} wordy />
      </span>,
    ],
    ['creditCode', organisation.creditCode],
    ['phone', organisation.phone],
    ['address', organisation.address],
    ['validFrom', organisation.validFrom],
    ['validTo', organisation.validTo && t('organisations.closedOn', { date: organisation.validTo })],
  ]
  return (
    <dl className="jp-facts">
      {rows.map(([name, value]) =>
        value ? (
          <div key={name}>
            <dt>{words(`fields.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ) : null,
      )}
    </dl>
  )
}

function Children({ organisation }: { organisation: Organisation }) {
  const t = useT('people-web')
  const { data } = useQuery({
    queryKey: ['people', 'branch', 'all', organisation.id],
    queryFn: () => directory.listOrganisations({ query: { parentId: organisation.id, limit: 100 } }),
    enabled: organisation.children > 0,
  })
  return (
    <Section title={t('organisations.below', { count: organisation.children })}>
      {organisation.children === 0 && <p className="jp-quiet">{t('organisations.noneBelow')}</p>}
      <ul className="jp-below">
        {data?.items.map(one => (
          <li key={one.id}>
            <Link to="/organisations/$id" params={{ id: one.id }}>
              {one.name}
            </Link>
          </li>
        ))}
      </ul>
      {data?.next && <p className="jp-quiet">{t('organisations.moreBelow')}</p>}
    </Section>
  )
}

function Actions({ organisation }: { organisation: Organisation }) {
  const t = useT('people-web')
  const may = useMay('directory.edit')
  const reaches = useReach('directory.edit')
  const [open, setOpen] = useState<'edit' | 'close' | null>(null)
  if (!may || organisation.validTo !== null) return null
  const refused = reaches(organisation.areaCode) ? undefined : t('beyond')
  const close = () => setOpen(null)
  return (
    <>
      <Button disabled={refused !== undefined} title={refused} onClick={() => setOpen('edit')}>
        {t('organisations.editShort')}
      </Button>
      <Button danger disabled={refused !== undefined} title={refused} onClick={() => setOpen('close')}>
        {t('organisations.closeDo')}
      </Button>
      {open === 'edit' && <EditOrganisation organisation={organisation} onClose={close} />}
      {open === 'close' && <CloseOrganisation organisation={organisation} onClose={close} />}
    </>
  )
}

function Assign({ organisation }: { organisation: Organisation }) {
  const t = useT('people-web')
  const reaches = useReach('directory.edit')
  const [open, setOpen] = useState(false)
  if (!reaches(organisation.areaCode) || organisation.validTo !== null) return null
  const start = { organisationId: organisation.id, areaCode: organisation.areaCode }
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('posts.assign')}</Button>
      {open && <AssignPost start={start} onClose={() => setOpen(false)} />}
    </>
  )
}
