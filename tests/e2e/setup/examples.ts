import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'
import { nameOf, type Screen } from './screens.ts'

type Find = (api: APIRequestContext) => Promise<Record<string, string>>

interface Found {
  district: string
  id: string
}

/** How to come by a real address of each page that shows one thing: its parameters, as the person may see it. */
const finds: Record<string, Find> = {
  '/console/matters/$district/$id': api => first(api, '/api/matters?limit=1'),
  '/console/organisations/$id': api => first(api, '/api/organisations?limit=1'),
  '/console/publications/$district/$id': api => first(api, '/api/publications?limit=1'),
  '/console/report-in/$district/$id': api => first(api, '/api/report-in/registrations?limit=1'),
  '/console/look-backs/$district/$id': api => first(api, '/api/report-in/look-backs?limit=1'),
  '/console/cases/$district/$id': api => first(api, '/api/cases?limit=1'),
  '/pocket/cases/$district/$id': api => first(api, '/api/cases?limit=1'),
  '/pocket/my/$district/$id': api => first(api, '/api/my/matters?limit=1'),
  '/pocket/tasks/$district/$id': api => first(api, '/api/cases?limit=1'),
}

/** A run belongs to whoever gave the file: import.test.ts gives one, and judges the page in both languages. */
const OWN_TEST = new Set(['/console/imports/$id'])

export function hasOwnTest(screen: Screen): boolean {
  return OWN_TEST.has(nameOf(screen))
}

export function hasExample(screen: Screen): boolean {
  return !screen.path.includes('$') || nameOf(screen) in finds || hasOwnTest(screen)
}

/** The address to type; null when this person has nothing to show there. */
export async function addressOf(screen: Screen, api: APIRequestContext): Promise<string | null> {
  const name = nameOf(screen)
  if (!screen.path.includes('$')) return name
  const found = await finds[name]?.(api)
  if (!found || Object.keys(found).length === 0) return null
  return name.replaceAll(/\$(\w+)/g, (_all, part: string) => encodeURIComponent(found[part] ?? ''))
}

async function first(api: APIRequestContext, url: string): Promise<Record<string, string>> {
  const reply = await api.get(url)
  // The three administrators may read no case: they have nothing to show there.
  if (reply.status() === 403) return {}
  expect(reply.status(), `${url}: ${await reply.text()}`).toBe(200)
  const { items } = (await reply.json()) as { items: Found[] }
  const [item] = items
  return item ? { district: item.district, id: item.id } : {}
}
