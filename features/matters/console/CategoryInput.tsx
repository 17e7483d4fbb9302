import { Select } from 'antd'
import type { InputProps } from '#ui/form/form-props.ts'
import { useT } from '#ui/i18n.ts'
import { SuggestedCategories } from './SuggestedCategories.tsx'
import { useCategoryNames } from './use-categories.ts'
import './console.css'

interface CategorySelectProps {
  id?: string
  label: string
  value: unknown
  change: (id: string | undefined) => void
  describedBy?: string | undefined
  invalid?: boolean
  /** A whole field may be chosen as well. */
  withFields?: boolean
  /** Stands before all others, such as "without a category". */
  first?: { value: string; label: string }
  placeholder?: string
}

/** Chooses one item of the work-item list by name or by a word people use for it. */
export function CategorySelect(props: CategorySelectProps) {
  const t = useT('matters-console')
  const fields = useCategoryNames()
  const { id, label, value, change, describedBy, invalid, withFields, first } = props
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const } : {})}
      allowClear
      placeholder={props.placeholder ?? t('category.choose')}
      popupMatchSelectWidth={260}
      style={{ width: '100%' }}
      showSearch={{ filterOption: (words, option) => matches(words, option) }}
      value={typeof value === 'string' ? value : null}
      options={[
        ...(first ? [first] : []),
        ...fields.map(field => ({
          label: field.name,
          options: [
            ...(withFields ? [{ value: field.id, label: t('category.wholeField', { name: field.name }) }] : []),
            ...field.items.map(item => ({ value: item.id, label: item.name, words: item.keywords.join(' ') })),
          ],
        })),
      ]}
      onChange={next => change(next ?? undefined)}
    />
  )
}

/** The picker as a field of a form: one item. */
export function CategoryInput(input: InputProps) {
  return <CategorySelect {...input} />
}

/** The picker as a field of a form: one item, or all of a field. */
export function CategoryOrFieldInput(input: InputProps) {
  return <CategorySelect {...input} withFields />
}

function matches(words: string, option: unknown): boolean {
  if (typeof option !== 'object' || option === null || !('label' in option)) return false
  const known = `${String(option.label)} ${'words' in option ? String(option.words) : ''}`.toLowerCase()
  return known.includes(words.trim().toLowerCase())
}

/**
 * The same with what the words of the report suggest, to be taken by one press. A category brings the urgency it
 * usually has; the person may set another.
 */
export function SuggestingCategoryInput({ words, ...input }: InputProps & { words: string }) {
  const items = useCategoryNames().flatMap(field => field.items)
  const choose = (id: unknown) => {
    const urgency = items.find(item => item.id === id)?.urgency
    if (input.changeAll && urgency) input.changeAll({ [input.field.name]: id, urgency })
    else input.change(id)
  }
  return (
    <>
      <CategoryInput {...input} change={choose} />
      <SuggestedCategories words={words} chosen={input.value} onChoose={category => choose(category.id)} />
    </>
  )
}

/** The name of a category, or its id while the list is on its way. */
export function CategoryName({ id }: { id: string }) {
  const fields = useCategoryNames()
  const item = fields.flatMap(field => field.items).find(one => one.id === id)
  return <>{item?.name ?? fields.find(field => field.id === id)?.name ?? id}</>
}
