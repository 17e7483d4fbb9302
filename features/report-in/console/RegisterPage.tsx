import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { OrganisationPicker } from '#kernel/people/web/index.ts'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useLocale, useT } from '#ui/i18n.ts'
import { useListDesk } from '#ui/list/list-desk.ts'
import { PageHeader } from '#ui/PageHeader.tsx'
import { Section } from '#ui/Section.tsx'
import { useKeyset } from '#ui/use-keyset.ts'
import { useArea, useMay } from '#ui/Viewer.tsx'
import { type RegistrationView, registrationKinds, registrationViews } from '../index.ts'
import { reportIn } from './api.ts'
import { NoteMember } from './NoteMember.tsx'
import { RegisterTable, useRegisterColumns } from './RegisterTable.tsx'
import { RegisterUnit } from './RegisterUnit.tsx'
import { readRegisterSearch, type RegisterSearch } from './register-search.ts'
import { StartYear } from './StartYear.tsx'
import './report-in.css'

/** Who serves where 双报到: those on the register, who is due, what is under way, who was late, what is over. */
export function RegisterPage() {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const navigate = useNavigate()
  const search = readRegisterSearch(useSearch({ strict: false }))
  const go = (next: RegisterSearch) => void navigate({ to: '/report-in', search: { ...next } })
  const { cursor: _cursor, ...kept } = search
  const { list, query } = useRegister(search)
  const { Tools } = useListDesk()
  const columns = useRegisterColumns()
  const which = search.which ?? 'registered'
  const keyset = useKeyset({
    cursor: search.cursor,
    next: list.data?.next,
    onCursor: cursor => go(readRegisterSearch({ ...kept, cursor })),
  })
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} actions={<Actions />} />
      <div className="jr-views">
        <Segmented<RegistrationView>
          aria-label={t('views')}
          value={which}
          options={registrationViews.map(value => ({ value, label: words(`views.${value}`) }))}
          onChange={next => go(readRegisterSearch({ ...kept, which: next }))}
        />
      </div>
      <Section>
        <Tools
          list="registrations"
          search={{ ...kept }}
          onSearch={view => go(readRegisterSearch(view))}
          columns={columns}
          exportQuery={query}
        />
        <Filters search={search} onChange={go} />
        <RegisterTable
          which={which}
          columns={columns}
          rows={list.data?.items}
          error={list.error}
          onRetry={() => void list.refetch()}
          filtered={Boolean(search.kind ?? search.area ?? search.organisationId ?? search.name)}
          onClear={() => go(search.which ? { which: search.which } : {})}
          paging={{
            ...keyset,
            pageSize: search.limit ?? 20,
            onPageSize: limit => go(readRegisterSearch({ ...kept, limit })),
          }}
        />
      </Section>
    </>
  )
}

function useRegister(search: RegisterSearch) {
  const locale = useLocale()
  const { areaCode } = useArea()
  const query = { ...(areaCode ? { area: areaCode } : {}), ...search }
  const list = useQuery({
    queryKey: ['report-in', 'register', query, locale],
    queryFn: () => reportIn.listRegistrations({ query }),
    placeholderData: former => former,
  })
  return { list, query }
}

/** Units note their people and offer themselves; communities bring in what they kept until now. */
function Actions() {
  const t = useT('report-in-console')
  const answers = useMay('report_in.answer')
  const places = useMay('report_in.place')
  const appraises = useMay('appraisal.organise')
  const [form, setForm] = useState<'member' | 'unit' | 'year' | null>(null)
  const close = () => setForm(null)
  return (
    <>
      {answers && (
        <>
          <Button type="primary" onClick={() => setForm('member')}>
            {t('note.open')}
          </Button>
          <Button onClick={() => setForm('unit')}>{t('unit.open')}</Button>
        </>
      )}
      {appraises && <Button onClick={() => setForm('year')}>{t('year.start')}</Button>}
      {places && <Link to="/imports">{t('bringIn')}</Link>}
      {form === 'member' && <NoteMember onClose={close} />}
      {form === 'year' && <StartYear onClose={close} />}
      {form === 'unit' && <RegisterUnit onClose={close} />}
    </>
  )
}

function Filters({ search, onChange }: { search: RegisterSearch; onChange: (next: RegisterSearch) => void }) {
  const t = useT('report-in-console')
  const words = useT('report-in')
  const [unit, area] = [words('fields.organisation'), words('fields.community')]
  const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)
  const fields: FilterField[] = [
    { kind: 'text', name: 'name', label: t('wholeName') },
    {
      kind: 'one',
      name: 'kind',
      label: words('fields.kind'),
      options: registrationKinds.map(value => ({ value, label: words(`kinds.${value}`) })),
    },
    {
      kind: 'custom',
      name: 'organisationId',
      label: unit,
      draw: (value, change) => <OrganisationPicker label={unit} value={textOf(value)} onChange={change} width={180} />,
    },
    {
      kind: 'custom',
      name: 'area',
      label: area,
      draw: (value, change) => <AreaPicker label={area} value={textOf(value)} onChange={change} width={150} />,
    },
  ]
  const { name, kind, organisationId, area: place, which, limit } = search
  return (
    <FilterBar
      fields={fields}
      value={{ name, kind, organisationId, area: place }}
      onChange={values => onChange(readRegisterSearch({ ...values, which, limit }))}
    />
  )
}
