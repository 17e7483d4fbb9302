import { contract as people } from '#kernel/people/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import type { Finder } from '#ui/part.ts'

const options = { locale: currentLocale }
const directory = createClient(people, options)
const territory = createClient(territoryContract, options)
const MOST = 5

/** Areas, organisations and people by name: what a palette finds in the city's registers. */
export const directoryFinders: readonly Finder[] = [
  {
    name: 'areas',
    label: 'console:palette.areas',
    permissions: ['area.read'],
    async find(words, signal) {
      const { items } = await territory.listAreas({ query: { q: words, limit: MOST } }, { signal })
      return items.map(({ code, name }) => ({ id: code, title: name, detail: code, path: `/areas?code=${code}` }))
    },
  },
  {
    name: 'organisations',
    label: 'console:palette.organisations',
    permissions: ['directory.read'],
    async find(words, signal) {
      const { items } = await directory.listOrganisations({ query: { name: words, limit: MOST } }, { signal })
      return items.map(({ id, name, areaName }) => ({
        id,
        title: name,
        detail: areaName,
        path: `/organisations/${id}`,
      }))
    },
  },
  {
    name: 'people',
    label: 'console:palette.people',
    permissions: ['directory.read'],
    async find(words, signal) {
      const { items } = await directory.listPeople({ query: { name: words, limit: MOST } }, { signal })
      return items.map(({ id, name, posts }) => ({
        id,
        title: name,
        detail: posts.map(post => post.areaName).join(' · '),
        path: `/people?person=${id}`,
      }))
    },
  },
]
