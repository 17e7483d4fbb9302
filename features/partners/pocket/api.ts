import { useQuery } from '@tanstack/react-query'
import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import { currentLocale, useLocale } from '#ui/i18n.ts'
import { contract } from '../index.ts'

const options = { locale: currentLocale }
export const partners = createClient(contract, options)
export const territory = createClient(territoryContract, options)

/** Classes and fields of service in force, in the language of the page. */
export function useDictionary() {
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['partners', 'dictionary'],
    queryFn: () => partners.getDictionary({}),
    staleTime: 5 * 60_000,
  })
  const named = <T extends { zh: string; en: string; validTo: string | null }>(all: readonly T[] = []) =>
    all.filter(one => one.validTo === null).map(one => ({ ...one, name: locale === 'en' ? one.en : one.zh }))
  const [classes, fields] = [named(found.data?.classes), named(found.data?.fields)]
  const fieldName = (code: string) => fields.find(one => one.code === code)?.name ?? code
  return { found, classes, fields, fieldName }
}
