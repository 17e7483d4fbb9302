import { Select } from 'antd'
import './form.css'

export interface Choice {
  value: string
  label: string
  /** A second, quieter line: what kind of thing it is and where. */
  note?: string
}

export interface SearchSelectProps {
  id?: string | undefined
  label: string
  placeholder?: string
  /** A list of values where many may be chosen. */
  value: unknown
  many?: boolean
  onChange: (next: string | string[] | undefined) => void
  options: readonly Choice[]
  /** What was typed; the page asks the server. */
  onSearch: (words: string) => void
  /** Said when nothing was found, or while it is searched. */
  nothing: string
  invalid?: boolean | undefined
  describedBy?: string | undefined
  width?: number | string
  /** Least width of the list in pixels; by default that of the box. */
  listWidth?: number
}

/** Chooses one or many of what the server finds by name. */
export function SearchSelect(props: SearchSelectProps) {
  const { id, label, value, many = false, describedBy, invalid, width = '100%' } = props
  return (
    <Select
      {...(id ? { id } : {})}
      {...(many ? { mode: 'multiple' as const } : {})}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      allowClear
      showSearch={{ filterOption: false, onSearch: props.onSearch }}
      placeholder={props.placeholder ?? label}
      style={{ width }}
      {...(props.listWidth ? { popupMatchSelectWidth: props.listWidth } : {})}
      value={many ? (Array.isArray(value) ? value : []) : typeof value === 'string' ? value : null}
      options={[...props.options]}
      optionRender={({ label: text, data }) => (
        <span className="jl-choice">
          <span>{text}</span>
          {data.note && <small>{data.note}</small>}
        </span>
      )}
      notFoundContent={props.nothing}
      onChange={next => props.onChange(next ?? undefined)}
    />
  )
}

/** Each value once, the first of them kept. */
export function distinct<T extends { id: string }>(found: readonly T[]): T[] {
  return [...new Map(found.map(one => [one.id, one])).values()]
}
