import { useT } from '#ui/i18n.ts'
import type { Text } from '../words.ts'

/** The texts of the feature in the page's language, as the pure words take them. */
export function useWords(): Text {
  return useT('insights')
}
