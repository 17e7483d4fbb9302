import { Select } from 'antd'
import type { InputProps } from '#ui/form/form-props.ts'
import { useDictionary } from './api.ts'

interface WordsInputProps extends Pick<InputProps, 'id' | 'value' | 'change' | 'describedBy' | 'invalid'> {
  words: readonly { code: string; name: string }[]
}

function WordsInput({ id, value, change, describedBy, invalid, words }: WordsInputProps) {
  return (
    <Select
      id={id}
      mode="multiple"
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      style={{ width: '100%' }}
      showSearch={{ optionFilterProp: 'label' }}
      value={Array.isArray(value) ? value : []}
      options={words.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={change}
    />
  )
}

/** Classes an organisation may be a partner of. */
export function ClassesInput(props: InputProps) {
  const { classes } = useDictionary()
  return <WordsInput {...props} words={classes.filter(one => !one.ended && one.takes !== 'person')} />
}

/** Fields of service in force. */
export function FieldsInput(props: InputProps) {
  const { fields } = useDictionary()
  return <WordsInput {...props} words={fields.filter(one => !one.ended)} />
}
