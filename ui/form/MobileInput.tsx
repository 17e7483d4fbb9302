import { Input, Selector, TextArea } from 'antd-mobile'
import type { ReactNode } from 'react'
import { useT } from '../i18n.ts'
import type { InputProps } from './form-props.ts'
import { toInstant, toLocal } from './shanghai-time.ts'

/** Up to here options are chips; beyond, the phone's own list. */
const asChips = 8

/** Draws one field with antd-mobile. */
export function MobileInput(props: InputProps) {
  const { field, value, change, id } = props
  const t = useT('ui')
  switch (field.kind) {
    case 'long':
      return (
        <Boxed>
          <TextArea
            id={id}
            rows={4}
            autoSize={{ minRows: 3, maxRows: 12 }}
            {...(field.max === undefined ? {} : { maxLength: field.max, showCount: true })}
            value={textOf(value)}
            onChange={change}
          />
        </Boxed>
      )
    case 'list':
      return (
        <Boxed>
          <TextArea
            id={id}
            autoSize
            placeholder={t('form.listHelp')}
            value={Array.isArray(value) ? value.join('\n') : ''}
            onChange={text => change(text === '' ? [] : text.split('\n'))}
          />
        </Boxed>
      )
    case 'choice':
    case 'choices':
    case 'boolean':
      return (
        <div role="group" aria-labelledby={`${id}-label`}>
          <Chips {...props} />
        </div>
      )
    case 'other':
      throw new Error(`The field "${field.name}" needs a widget`)
    default:
      return <OneLine {...props} />
  }
}

function Boxed({ children }: { children: ReactNode }) {
  return <div className="jl-mobile-input">{children}</div>
}

const inputTypes = {
  date: 'date',
  'date-time': 'datetime-local',
  number: 'text',
  integer: 'text',
  text: 'text',
} as const

function OneLine({ field, value, change, id }: InputProps) {
  const { kind } = field
  const type = kind in inputTypes ? inputTypes[kind as keyof typeof inputTypes] : 'text'
  const numeric = kind === 'number' || kind === 'integer'
  return (
    <Boxed>
      <Input
        id={id}
        type={type}
        {...(numeric ? { inputMode: kind === 'integer' ? ('numeric' as const) : ('decimal' as const) } : {})}
        value={kind === 'date-time' ? toLocal(value) : textOf(value)}
        onChange={text => change(kind === 'date-time' ? toInstant(text) : text)}
      />
    </Boxed>
  )
}

function Chips(props: InputProps) {
  const t = useT('ui')
  const { field, value, change, id } = props
  if (field.kind === 'boolean') {
    const answers = [
      { value: 'yes', label: t('form.yes') },
      { value: 'no', label: t('form.no') },
    ]
    const chosen = typeof value === 'boolean' ? [value ? 'yes' : 'no'] : []
    return (
      <Selector options={answers} value={chosen} onChange={([next]) => change(next ? next === 'yes' : undefined)} />
    )
  }
  const options = field.options.map(option => ({ value: option, label: props.optionText(option) }))
  if (field.kind === 'choices') {
    return <Selector multiple options={options} value={Array.isArray(value) ? value : []} onChange={change} />
  }
  if (options.length <= asChips) {
    const chosen = typeof value === 'string' ? [value] : []
    return <Selector options={options} value={chosen} onChange={([next]) => change(next)} />
  }
  return (
    <select id={id} className="jl-mobile-select" value={textOf(value)} onChange={event => change(event.target.value)}>
      <option value="">{t('form.choose')}</option>
      {options.map(option => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
