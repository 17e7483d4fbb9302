import { useQuery } from '@tanstack/react-query'
import { contract as people } from '#kernel/people/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { createClient } from '#platform/client/call.ts'
import { currentLocale, useLocale } from '#ui/i18n.ts'
import { contract } from '../index.ts'

const options = { locale: currentLocale }
export const partners = createClient(contract, options)
export const cases = createClient(workflow, options)
export const directory = createClient(people, options)
export const territory = createClient(territoryContract, options)

interface Word {
  code: string
  name: string
  ended: boolean
}

/** The city's classes and fields of service in the language of the page. */
export function useDictionary() {
  const locale = useLocale()
  const found = useQuery({
    queryKey: ['partners', 'dictionary'],
    queryFn: () => partners.getDictionary({}),
    staleTime: 5 * 60_000,
  })
  const word = (one: { code: string; zh: string; en: string; validTo: string | null }): Word => ({
    code: one.code,
    name: locale === 'en' ? one.en : one.zh,
    ended: one.validTo !== null && one.validTo <= new Date().toISOString().slice(0, 10),
  })
  const classes = (found.data?.classes ?? []).map(one => ({ ...word(one), takes: one.takes }))
  const fields = (found.data?.fields ?? []).map(word)
  const nameIn = (words: readonly Word[]) => (code: string) => words.find(one => one.code === code)?.name ?? code
  return { found, classes, fields, className: nameIn(classes), fieldName: nameIn(fields) }
}
