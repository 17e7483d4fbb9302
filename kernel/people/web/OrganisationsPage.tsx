import { Link } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { organisationKinds, organisationTags } from '../organisation-kinds.ts'
import { CreateOrganisation } from './OrganisationForms.tsx'
import { OrganisationList } from './OrganisationList.tsx'
import { OrganisationMap } from './OrganisationMap.tsx'
import { OrganisationTree } from './OrganisationTree.tsx'
import './people.css'

const views = ['list', 'map', 'tree'] as const
const names = ['name', 'area', 'kind', 'tag', 'closed'] as const

/** Organisations as a list, on the map, or as the tree they form. */
export function OrganisationsPage() {
  const t = useT('people-web')
  const words = useT('people')
  const [url, change] = useUrlState()
  const { areaCode } = useArea()
  const mayEdit = useMay('directory.edit')
  const [adding, setAdding] = useState(false)
  const view = views.find(known => known === url['view']) ?? 'list'
  const tree = view === 'tree'
  const fields: FilterField[] = [
    { kind: 'text', name: 'name', label: t('organisations.byName') },
    {
      kind: 'custom',
      name: 'area',
      label: words('fields.area'),
      draw: (value, set) => (
        <AreaPicker label={words('fields.area')} value={typeof value === 'string' ? value : undefined} onChange={set} />
      ),
    },
    choice(
      'kind',
      words('fields.kind'),
      organisationKinds.map(kind => ({ value: kind, label: words(`kinds.${kind}`) })),
    ),
    choice(
      'tag',
      words('fields.tag'),
      organisationTags.map(tag => ({ value: tag, label: words(`tags.${tag}`) })),
    ),
    choice('closed', t('organisations.closed'), [{ value: 'yes', label: t('organisations.includeClosed') }]),
  ]
  const shown = tree ? fields.filter(field => field.name === 'kind') : fields
  const value = Object.fromEntries(shown.map(({ name }) => [name, url[name]]))
  return (
    <>
      <PageHeader
        title={t('menu.organisations')}
        lead={t('organisations.lead')}
        actions={
          <>
            <Segmented
              aria-label={t('organisations.view')}
              value={view}
              options={views.map(value => ({ value, label: t(`organisations.${value}`) }))}
              onChange={next => change({ view: next === 'list' ? undefined : next, cursor: undefined })}
            />
            {mayEdit && (
              <Link to="/imports" search={{ kind: 'organisations' }} className="jl-button">
                {t('importTable')}
              </Link>
            )}
            {mayEdit && (
              <Button type="primary" onClick={() => setAdding(true)}>
                {t('organisations.add')}
              </Button>
            )}
          </>
        }
      />
      <FilterBar
        fields={shown}
        value={value}
        onChange={next => {
          const patch = Object.fromEntries(
            names.map(name => [name, typeof next[name] === 'string' ? next[name] : undefined]),
          )
          change({ ...patch, cursor: undefined })
        }}
      />
      {tree && <OrganisationTree kind={url['kind'] ?? 'party'} />}
      {view === 'map' && <OrganisationMap url={url} change={change} home={areaCode ?? undefined} />}
      {view === 'list' && <OrganisationList url={url} change={change} home={areaCode ?? undefined} />}
      {adding && (
        <CreateOrganisation areaCode={url['area'] ?? areaCode ?? undefined} onClose={() => setAdding(false)} />
      )}
    </>
  )
}

function choice(name: string, label: string, options: { value: string; label: string }[]): FilterField {
  return { kind: 'one', name, label, options }
}
