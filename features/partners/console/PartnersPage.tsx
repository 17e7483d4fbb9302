import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useArea, useMay, useViewer } from '#ui/Viewer.tsx'
import { partnerStates } from '../shapes.ts'
import { useDictionary } from './api.ts'
import { ApplyForOrganisation } from './ApplyForOrganisation.tsx'
import { InvitePartner } from './InvitePartner.tsx'
import { PartnerList } from './PartnerList.tsx'
import { PartnerMap } from './PartnerMap.tsx'
import './partners.css'
import { SentinelCard } from './SentinelCard.tsx'

const names = ['name', 'area', 'class', 'field', 'kind', 'state'] as const

/** The register of partners 合伙人: who offers what, where; as a list or on the map. */
export function PartnersPage() {
  const t = useT('partners-console')
  const words = useT('partners')
  const [url, change] = useUrlState()
  const { areaCode } = useArea()
  const home = areaCode ?? undefined
  const { posts } = useViewer()
  const own = home ?? posts[0]?.areaCode
  const mayInvite = useMay('partner.check')
  const mayApply = useMay('partner.apply')
  const [inviting, setInviting] = useState(false)
  const [applying, setApplying] = useState(false)
  const onMap = url['view'] === 'map'
  const fields = useFilters()
  return (
    <>
      <PageHeader
        title={words('title')}
        lead={t('lead')}
        actions={
          <>
            <Segmented
              aria-label={t('view')}
              value={onMap ? 'map' : 'list'}
              options={['list', 'map'].map(value => ({ value, label: t(`views.${value}`) }))}
              onChange={next => change({ view: next === 'map' ? 'map' : undefined, cursor: undefined })}
            />
            {mayInvite && (
              <Link to="/partner-needs" className="jl-button">
                {t('needs.title')}
              </Link>
            )}
            {mayApply && (
              <Button type="primary" onClick={() => setApplying(true)}>
                {t('apply.title')}
              </Button>
            )}
            {mayInvite && (
              <Button type="primary" onClick={() => setInviting(true)}>
                {t('invite.title')}
              </Button>
            )}
          </>
        }
      />
      <FilterBar
        fields={fields}
        value={Object.fromEntries(names.map(name => [name, url[name]]))}
        onChange={next => {
          const patch = names.map(name => [name, typeof next[name] === 'string' ? next[name] : undefined] as const)
          change({ ...Object.fromEntries(patch), cursor: undefined })
        }}
      />
      {mayInvite && url['class'] === 'sentinel' && <SentinelCard areaCode={url['area'] ?? own ?? ''} />}
      {onMap ? (
        <PartnerMap url={url} change={change} home={home} />
      ) : (
        <PartnerList url={url} change={change} home={home} />
      )}
      {applying && <ApplyForOrganisation areaCode={url['area']} onClose={() => setApplying(false)} />}
      {inviting && <InvitePartner areaCode={url['area'] ?? home} onClose={() => setInviting(false)} />}
    </>
  )
}

function useFilters(): FilterField[] {
  const t = useT('partners-console')
  const words = useT('partners')
  const { classes, fields } = useDictionary()
  const one = (name: string, options: { value: string; label: string }[]): FilterField => ({
    kind: 'one',
    name,
    label: words(`fields.${name}`),
    options,
  })
  const coded = (list: readonly { code: string; name: string }[]) =>
    list.map(({ code, name }) => ({ value: code, label: name }))
  return [
    { kind: 'text', name: 'name', label: t('byName') },
    {
      kind: 'custom',
      name: 'area',
      label: words('fields.area'),
      draw: (value, set) => (
        <AreaPicker label={words('fields.area')} value={typeof value === 'string' ? value : undefined} onChange={set} />
      ),
    },
    one('class', coded(classes)),
    one('field', coded(fields)),
    one('kind', [
      { value: 'organisation', label: words('kinds.organisation') },
      { value: 'person', label: words('kinds.person') },
    ]),
    one(
      'state',
      partnerStates.map(value => ({ value, label: words(`states.${value}`) })),
    ),
  ]
}
