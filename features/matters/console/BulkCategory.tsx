import type { BulkChoiceProps } from '#kernel/desk/web/index.ts'
import { useT } from '#ui/i18n.ts'
import { CategorySelect } from './CategoryInput.tsx'

/** One category for all that have none; what has one keeps it. */
export function BulkCategory({ action, items, value, onChange }: BulkChoiceProps) {
  const t = useT('matters-console')
  const count = items.filter(item => item.open && item.case && item.case.category === null).length
  if (action !== 'accept' || count === 0) return null
  const label = t('bulk.category', { count })
  return (
    <div className="jl-field">
      <span aria-hidden="true">{label}</span>
      <CategorySelect label={label} value={value['category']} change={category => onChange({ ...value, category })} />
    </div>
  )
}
