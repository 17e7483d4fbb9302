import { Link } from '@tanstack/react-router'
import { Button, Tabs } from 'antd'
import { useState } from 'react'
import { AreaPicker, useUrlState } from '#kernel/territory/web/index.ts'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { roles } from '../roles.ts'
import { OrganisationPicker } from './OrganisationPicker.tsx'
import { PeopleList } from './PeopleList.tsx'
import './people.css'
import { CreatePerson, PersonDrawer } from './PersonDrawer.tsx'
import { AssignPost } from './PostForms.tsx'
import { PostList } from './PostList.tsx'
import { Vacancies } from './Vacancies.tsx'

const names = ['name', 'area', 'role', 'organisation', 'ended'] as const
const tabs = ['people', 'posts', 'unposted', 'vacancies'] as const
type Tab = (typeof tabs)[number]

const fieldsOf: Record<Tab, readonly (typeof names)[number][]> = {
  people: ['name', 'area', 'role', 'organisation'],
  posts: ['area', 'role', 'organisation', 'ended'],
  unposted: ['name'],
  vacancies: ['area'],
}

/** Staff, the posts they hold, who holds none, and the grids that lack somebody. */
export function PeoplePage() {
  const t = useT('people-web')
  const [url, change] = useUrlState()
  const { areaCode: home } = useArea()
  const mayEdit = useMay('directory.edit')
  const [open, setOpen] = useState<'person' | 'post' | null>(null)
  const shown = tabs.filter(tab => tab !== 'unposted' || mayEdit)
  const tab = shown.find(known => known === url['tab']) ?? 'people'
  const fields = useFields().filter(field => fieldsOf[tab].some(name => name === field.name))
  const areaCode = url['area'] ?? home ?? undefined
  const onPerson = (person: string) => change({ person })
  return (
    <>
      <PageHeader
        title={t('menu.people')}
        lead={t('people.lead')}
        actions={
          mayEdit && (
            <>
              <Button type="primary" onClick={() => setOpen('post')}>
                {t('posts.assign')}
              </Button>
              <Button onClick={() => setOpen('person')}>{t('people.add')}</Button>
              <Link to="/imports" search={{ kind: 'people' }} className="jl-button">
                {t('importTable')}
              </Link>
            </>
          )
        }
      />
      <Tabs
        activeKey={tab}
        onChange={next => change({ tab: next === 'people' ? undefined : next, cursor: undefined })}
        items={shown.map(key => ({ key, label: t(`people.tabs.${key}`) }))}
      />
      <FilterBar
        fields={fields}
        value={Object.fromEntries(fields.map(({ name }) => [name, url[name]]))}
        onChange={next => {
          const patch = fields.map(
            ({ name }) => [name, typeof next[name] === 'string' ? next[name] : undefined] as const,
          )
          change({ ...Object.fromEntries(patch), cursor: undefined })
        }}
      />
      {tab === 'people' && <PeopleList url={url} change={change} areaCode={areaCode} onPerson={onPerson} />}
      {tab === 'unposted' && <PeopleList unposted url={url} change={change} areaCode={undefined} onPerson={onPerson} />}
      {tab === 'posts' && <PostList url={url} change={change} areaCode={areaCode} onPerson={onPerson} />}
      {tab === 'vacancies' && <Vacancies key={areaCode ?? ''} areaCode={areaCode} />}
      {open === 'person' && <CreatePerson onMade={onPerson} onClose={() => setOpen(null)} />}
      {open === 'post' && <AssignPost start={areaCode ? { areaCode } : {}} onClose={() => setOpen(null)} />}
      {url['person'] && <PersonDrawer id={url['person']} onClose={() => change({ person: undefined })} />}
    </>
  )
}

function useFields(): FilterField[] {
  const t = useT('people-web')
  const words = useT('people')
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined)
  return [
    { kind: 'text', name: 'name', label: t('people.byName') },
    {
      kind: 'custom',
      name: 'area',
      label: words('fields.area'),
      draw: (value, set) => <AreaPicker label={words('fields.area')} value={text(value)} onChange={set} />,
    },
    {
      kind: 'one',
      name: 'role',
      label: words('fields.role'),
      options: roles.filter(role => role !== 'resident').map(role => ({ value: role, label: words(`roles.${role}`) })),
    },
    {
      kind: 'custom',
      name: 'organisation',
      label: words('fields.organisation'),
      draw: (value, set) => (
        <OrganisationPicker label={words('fields.organisation')} value={text(value)} onChange={set} />
      ),
    },
    {
      kind: 'one',
      name: 'ended',
      label: t('posts.ended'),
      options: [{ value: 'yes', label: t('posts.includeEnded') }],
    },
  ]
}
