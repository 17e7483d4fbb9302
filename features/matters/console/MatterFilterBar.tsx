import { useState } from 'react'
import { AreaPicker } from '#kernel/territory/web/index.ts'
import { useWide } from '#kernel/workflow/web/index.ts'
import { FilterBar, type FilterField } from '#ui/FilterBar.tsx'
import { useT } from '#ui/i18n.ts'
import { buckets, matterKinds, matterSources, procedures, urgencies } from '../index.ts'
import { CategorySelect } from './CategoryInput.tsx'
import { type MattersSearch, toFilters, withFilters } from './matters-search.ts'

interface MatterFilterBarProps {
  search: MattersSearch
  onChange: (next: MattersSearch) => void
}

/** What narrows the list; the rarer filters are one press away, and open when one of them is in use. */
export function MatterFilterBar({ search, onChange }: MatterFilterBarProps) {
  const t = useT('matters-console')
  const [asked, setAsked] = useState(false)
  const rare = Boolean(search.kind ?? search.source ?? search.state)
  const wide = useWide('tablet')
  const fields = useFields(asked || rare)
  const shown =
    wide || asked || rare ? fields : fields.filter(field => field.name === 'q' || toFilters(search)[field.name])
  return (
    <FilterBar
      fields={shown}
      value={toFilters(search)}
      onChange={values => onChange(withFilters(search, values))}
      {...(asked || rare
        ? {}
        : {
            aside: (
              <button type="button" className="jl-link" onClick={() => setAsked(true)}>
                {t('list.more')}
              </button>
            ),
          })}
    />
  )
}

function useFields(all: boolean): FilterField[] {
  const t = useT('matters-console')
  const label = (name: string) => t(`matters:fields.${name}`)
  const one = (name: string, group: string, values: readonly string[]): FilterField => ({
    kind: 'one',
    name,
    label: t(`list.filters.${name}`),
    options: values.map(value => ({ value, label: t(`matters:${group}.${value}`) })),
  })
  const frequent: FilterField[] = [
    { kind: 'text', name: 'q', label: t('list.filters.q') },
    one('bucket', 'buckets', buckets),
    {
      kind: 'custom',
      name: 'category',
      label: label('category'),
      draw: (value, change) => (
        <div className="jc-filter">
          <CategorySelect
            label={label('category')}
            placeholder={label('category')}
            value={value}
            change={change}
            withFields
            first={{ value: 'none', label: t('category.none') }}
          />
        </div>
      ),
    },
    {
      kind: 'custom',
      name: 'area',
      label: label('area'),
      draw: (value, change) => (
        <AreaPicker
          label={label('area')}
          value={typeof value === 'string' ? value : undefined}
          onChange={change}
          width={150}
        />
      ),
    },
    one('urgency', 'urgency', urgencies),
    { kind: 'dates', name: 'dates', label: label('openedAt') },
  ]
  if (!all) return frequent
  const states = new Map(
    procedures.flatMap(({ key, states: known }) =>
      Object.keys(known).map(state => [state, t(`matters:procedures.${key}.states.${state}`)] as const),
    ),
  )
  return [
    ...frequent,
    one('kind', 'kinds', matterKinds),
    one('source', 'sources', matterSources),
    {
      kind: 'one',
      name: 'state',
      label: t('list.filters.state'),
      options: [...states].map(([value, text]) => ({ value, label: text })),
    },
  ]
}
