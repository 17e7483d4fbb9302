import { useQueries } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { OrganisationPicker } from '#kernel/people/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import type { ProgrammeLine } from '../../programme-shapes.ts'
import { directory } from '../api.ts'

interface Titled {
  key: string
  title: string
}

interface LineEditorProps {
  number: number
  line: ProgrammeLine
  ties: { procedures: readonly Titled[]; indicators: readonly Titled[] } | undefined
  onChange: (line: ProgrammeLine) => void
  onRemove: () => void
}

/** One line of a draft: its words in both languages, and what in the system carries it. */
export function LineEditor({ number, line, ties, onChange, onRemove }: LineEditorProps) {
  const t = useT('partners-programmes')
  const set = (patch: Partial<ProgrammeLine>) => onChange({ ...line, ...patch })
  const field = (of: 'name' | 'words', language: 'zh' | 'en') => (
    <label>
      {t(`line.${of}.${language}`)}
      <Input
        value={line[of][language]}
        onChange={event => set({ [of]: { ...line[of], [language]: event.target.value } })}
      />
    </label>
  )
  const many = (of: 'procedures' | 'indicators') => (
    <label>
      {t(`line.${of}`)}
      <Select
        mode="multiple"
        aria-label={t('line.of', { number, what: t(`line.${of}`) })}
        value={line[of]}
        showSearch={{ optionFilterProp: 'label' }}
        options={(ties?.[of] ?? []).map(one => ({ value: one.key, label: one.title }))}
        onChange={value => set({ [of]: value })}
      />
    </label>
  )
  return (
    <Section
      title={t('line.title', { number, name: line.name.zh })}
      aside={
        <Button size="small" onClick={onRemove} aria-label={t('line.removeOf', { number })}>
          {t('line.remove')}
        </Button>
      }
    >
      <div className="pt-pair">
        {field('name', 'zh')}
        {field('name', 'en')}
        {field('words', 'zh')}
        {field('words', 'en')}
        {many('procedures')}
        {many('indicators')}
        <Organisations
          number={number}
          ids={line.organisationIds}
          onChange={organisationIds => set({ organisationIds })}
        />
      </div>
    </Section>
  )
}

interface OrganisationsProps {
  number: number
  ids: readonly string[]
  onChange: (ids: string[]) => void
}

function Organisations({ number, ids, onChange }: OrganisationsProps) {
  const t = useT('partners-programmes')
  const names = useQueries({
    queries: ids.map(id => ({
      queryKey: ['people', 'organisation', id],
      queryFn: () => directory.getOrganisation({ params: { id } }),
      staleTime: 60_000,
      retry: false,
    })),
  })
  return (
    <div className="pt-areas">
      {t('line.organisations')}
      <ul>
        {ids.map((id, index) => (
          <li key={id}>
            {names[index]?.data?.organisation.name ?? id}
            <button type="button" className="jl-link" onClick={() => onChange(ids.filter(one => one !== id))}>
              {t('line.remove')}
            </button>
          </li>
        ))}
      </ul>
      <OrganisationPicker
        label={t('line.of', { number, what: t('line.addOrganisation') })}
        value={undefined}
        onChange={id => id && !ids.includes(id) && onChange([...ids, id])}
        width="100%"
      />
    </div>
  )
}
