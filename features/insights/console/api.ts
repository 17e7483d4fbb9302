import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import { contract } from '../index.ts'

export const insights = createClient(contract, { locale: currentLocale })

/** Where a written report is downloaded from. */
export function reportUrl(key: { district: string; id: string }, format: string, locale: string): string {
  return `/api/publications/${key.district}/${key.id}/report?format=${format}&locale=${locale}`
}
