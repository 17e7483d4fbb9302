import type { FormWords } from '#kernel/workflow/web/index.ts'
import { hasText } from '#platform/i18n.ts'
import { useT } from '#ui/i18n.ts'

/** What the fields and choices of the actions on whistles, tasks and errands are called. */
export function useOrderWords(): FormWords {
  const t = useT('orders')
  const known = (key: string) => (hasText(key) ? t(key) : undefined)
  return {
    label: name => known(`orders:fields.${name}`),
    option: (name, value) => known(`orders:options.${name}.${value}`),
  }
}
