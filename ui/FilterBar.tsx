import { Button, Input, Select } from 'antd'
import type { ReactNode } from 'react'
import { DayInput } from './form/DayInput.tsx'
import { useT } from './i18n.ts'
import './parts.css'

export type FilterValue = string | string[] | undefined
export type FilterValues = Record<string, FilterValue>

export interface FilterOption {
  value: string
  label: ReactNode
}

/** `dates` holds `yyyy-mm-dd/yyyy-mm-dd`, either side may be empty. `custom` draws anything, such as an area picker. */
export type FilterField =
  | { kind: 'text'; name: string; label: string }
  | { kind: 'one' | 'many'; name: string; label: string; options: readonly FilterOption[] }
  | { kind: 'dates'; name: string; label: string }
  | {
      kind: 'custom'
      name: string
      label: string
      draw: (value: FilterValue, change: (next: FilterValue) => void) => ReactNode
    }

export interface FilterBarProps {
  fields: readonly FilterField[]
  /** Held in the URL by the page. */
  value: FilterValues
  /** Gets the whole next value; a cleared field is absent. */
  onChange: (next: FilterValues) => void
  /** To the right: saved views, export. */
  aside?: ReactNode
}

export function FilterBar({ fields, value, onChange, aside }: FilterBarProps) {
  const t = useT('ui')
  const set = (name: string, next: FilterValue) => onChange(withFilter(value, name, next))
  const names = fields.map(field => field.name)
  const active = names.some(name => value[name] !== undefined)
  return (
    <search className="jl-filters" aria-label={t('filter.label')}>
      {fields.map(field => (
        <Field key={field.name} field={field} value={value[field.name]} change={next => set(field.name, next)} />
      ))}
      {active && (
        <Button type="text" onClick={() => onChange(withoutFilters(value, names))}>
          {t('filter.clear')}
        </Button>
      )}
      {aside && <div className="jl-header-aside">{aside}</div>}
    </search>
  )
}

/** Empty text and empty lists count as no filter, so that the URL stays short. */
export function withFilter(values: FilterValues, name: string, next: FilterValue): FilterValues {
  const { [name]: _former, ...rest } = values
  return next === undefined || next.length === 0 ? rest : { ...rest, [name]: next }
}

function withoutFilters(values: FilterValues, names: readonly string[]): FilterValues {
  return Object.fromEntries(Object.entries(values).filter(([name]) => !names.includes(name)))
}

interface FieldProps {
  field: FilterField
  value: FilterValue
  change: (next: FilterValue) => void
}

function Field({ field, value, change }: FieldProps) {
  const text = typeof value === 'string' ? value : ''
  switch (field.kind) {
    case 'text':
      return (
        <Input.Search
          key={text}
          allowClear
          defaultValue={text}
          placeholder={field.label}
          aria-label={field.label}
          style={{ width: 220 }}
          onSearch={words => change(words.trim())}
        />
      )
    case 'dates':
      return <Dates label={field.label} value={text} change={change} />
    case 'custom':
      return field.draw(value, change)
    default:
      return <Choice field={field} value={value} change={change} />
  }
}

function Choice({ field, value, change }: FieldProps & { field: Extract<FilterField, { kind: 'one' | 'many' }> }) {
  return (
    <Select
      {...(field.kind === 'many' ? { mode: 'multiple' as const, maxTagCount: 'responsive' as const } : {})}
      allowClear
      showSearch={field.options.length > 8 ? { optionFilterProp: 'label' } : false}
      placeholder={field.label}
      aria-label={field.label}
      style={{ minWidth: field.kind === 'many' ? 200 : 140, maxWidth: 320 }}
      popupMatchSelectWidth={false}
      value={value ?? null}
      options={[...field.options]}
      onChange={next => change(next ?? undefined)}
    />
  )
}

function Dates({ label, value, change }: { label: string; value: string; change: (next: FilterValue) => void }) {
  const t = useT('ui')
  const [from = '', to = ''] = value.split('/')
  const set = (start: string, end: string) => change(start || end ? `${start}/${end}` : undefined)
  return (
    <fieldset className="jl-dates">
      <legend className="jl-unseen">{label}</legend>
      <span aria-hidden="true">{label}</span>
      <DayInput aria-label={t('filter.from')} value={from} max={to} onChange={day => set(day, to)} />
      <span aria-hidden="true">–</span>
      <DayInput aria-label={t('filter.to')} value={to} min={from} onChange={day => set(from, day)} />
    </fieldset>
  )
}
