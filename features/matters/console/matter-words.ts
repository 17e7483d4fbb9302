import type { FormWords } from '#kernel/workflow/web/index.ts'
import { hasText } from '#platform/i18n.ts'
import { useT } from '#ui/i18n.ts'
import { useCategoryNames } from './use-categories.ts'

const groups: Record<string, string> = {
  outcome: 'outcomes',
  reason: 'decline',
  urgency: 'urgency',
  solved: 'solved',
  satisfied: 'satisfied',
}

/** What the fields and choices of the actions on a matter are called. */
export function useMatterWords(): FormWords {
  const t = useT('matters')
  const items = useCategoryNames().flatMap(field => field.items)
  const known = (key: string) => (hasText(key) ? t(key) : undefined)
  return {
    label: name => known(name === 'words' ? 'matters:fields.ratingWords' : `matters:fields.${name}`),
    option: (name, value) => {
      if (name === 'category') return items.find(item => item.id === value)?.name
      const group = groups[name]
      return group ? known(`matters:${group}.${value}`) : undefined
    },
  }
}
