import { Input, InputNumber, Radio, Select } from 'antd'
import { useT } from '../i18n.ts'
import { DayInput } from './DayInput.tsx'
import type { InputProps } from './form-props.ts'
import { toInstant, toLocal } from './shanghai-time.ts'

/** Up to here every option is in sight; beyond, a list to open. */
const inSight = 5

/** Draws one field with antd. */
export function AntdInput(props: InputProps) {
  const { field, value, change } = props
  const text = typeof value === 'string' ? value : ''
  const marks = marksOf(props)
  switch (field.kind) {
    case 'long':
      return (
        <Input.TextArea
          {...marks}
          autoSize={{ minRows: 3, maxRows: 12 }}
          value={text}
          {...(field.max === undefined ? {} : { showCount: true, count: { max: field.max } })}
          onChange={event => change(event.target.value)}
        />
      )
    case 'number':
    case 'integer':
      return (
        <InputNumber
          {...marks}
          style={{ width: 200 }}
          value={typeof value === 'number' ? value : null}
          {...(field.kind === 'integer' ? { precision: 0 } : {})}
          onChange={change}
        />
      )
    case 'choice':
    case 'boolean':
      return <OneOf {...props} />
    case 'choices':
      return (
        <Select
          {...marks}
          mode="multiple"
          value={Array.isArray(value) ? value : []}
          options={field.options.map(option => ({ value: option, label: props.optionText(option) }))}
          onChange={change}
        />
      )
    case 'list':
      return <Lines {...props} />
    case 'date':
      return <DayInput {...dayMarks(props)} style={{ width: 200 }} value={text} onChange={change} />
    case 'date-time':
      return (
        <Input
          {...marks}
          type="datetime-local"
          style={{ width: 240 }}
          value={toLocal(value)}
          onChange={event => change(toInstant(event.target.value))}
        />
      )
    case 'other':
      throw new Error(`The field "${field.name}" needs a widget`)
    default:
      return <Input {...marks} value={text} onChange={event => change(event.target.value)} />
  }
}

function marksOf({ id, describedBy, invalid }: InputProps) {
  return {
    id,
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(invalid ? { 'aria-invalid': true as const, status: 'error' as const } : {}),
  }
}

function dayMarks({ id, describedBy, invalid }: InputProps) {
  return { id, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(invalid ? { invalid } : {}) }
}

function OneOf(props: InputProps) {
  const t = useT('ui')
  const { field, value, change, id } = props
  if (field.kind === 'boolean') {
    const answers = [
      { value: true, label: t('form.yes') },
      { value: false, label: t('form.no') },
    ]
    return (
      <Radio.Group
        id={id}
        aria-labelledby={`${id}-label`}
        options={answers}
        value={value ?? null}
        onChange={event => change(event.target.value)}
      />
    )
  }
  const options = field.options.map(option => ({ value: option, label: props.optionText(option) }))
  if (options.length <= inSight) {
    return (
      <Radio.Group
        id={id}
        aria-labelledby={`${id}-label`}
        options={options}
        value={value ?? null}
        onChange={event => change(event.target.value)}
      />
    )
  }
  return (
    <Select
      {...marksOf(props)}
      showSearch={{ optionFilterProp: 'label' }}
      allowClear={!field.required}
      placeholder={t('form.choose')}
      value={value ?? null}
      options={options}
      onChange={next => change(next ?? undefined)}
    />
  )
}

function Lines(props: InputProps) {
  const t = useT('ui')
  const lines = Array.isArray(props.value) ? props.value : []
  return (
    <Input.TextArea
      {...marksOf(props)}
      autoSize={{ minRows: 2, maxRows: 10 }}
      placeholder={t('form.listHelp')}
      value={lines.join('\n')}
      onChange={event => props.change(event.target.value === '' ? [] : event.target.value.split('\n'))}
    />
  )
}
