import type { APIRequestContext } from 'playwright-core'
import { expect } from 'vitest'
import { nameOf, type Screen } from './screens.ts'

type Find = (api: APIRequestContext) => Promise<Record<string, string>>

interface Found {
  district: string
  id?: string
  key?: string
}

/** How to come by a real address of each page that shows one thing: its parameters, as the person may see it. */
const finds: Record<string, Find> = {
  '/console/matters/$district/$id': api => first(api, '/api/matters?limit=1'),
  '/console/organisations/$id': api => first(api, '/api/organisations?limit=1'),
  '/console/publications/$district/$id': api => first(api, '/api/publications?limit=1'),
  '/console/whistles/$district/$id': api => first(api, '/api/whistles?limit=1'),
  '/console/whistle-calls/$district/$id': callOf,
  '/console/tasks/$district/$id': api => first(api, '/api/tasks?limit=1'),
  '/console/task-claims/$district/$id': claimOf,
  '/console/errands/$district/$id': api => first(api, '/api/errands?limit=1'),
  '/console/partners/$district/$id': api => first(api, '/api/partners?limit=1'),
  '/console/programmes/$district/$id': api => first(api, '/api/programmes?limit=1'),
  '/console/programmes/$district/$id/edit': api => first(api, '/api/programmes?limit=1'),
  '/console/patterns/$code/edit': async () => ({ code: 'one_four_x' }),
  '/console/joint-meetings/$district/$id': api => first(api, '/api/joint-meetings?limit=1'),
  '/console/joint-meetings/$district/$id/edit': api => first(api, '/api/joint-meetings?limit=1'),
  '/console/co-building-items/$district/$id': api => first(api, '/api/co-building-items?limit=1'),
  '/console/part-time-members/$district/$id': api => first(api, '/api/part-time-members?limit=1'),
  '/pocket/programmes/$district/$id': api => first(api, '/api/public/programmes?limit=1'),
  '/console/report-in/$district/$id': api => first(api, '/api/report-in/registrations?limit=1'),
  '/console/year-grades/$district/$id': api => first(api, '/api/report-in/year-grades?limit=1'),
  '/console/consultations/$district/$id': api => first(api, '/api/report-in/consultations?limit=1'),
  '/console/look-backs/$district/$id': api => first(api, '/api/report-in/look-backs?limit=1'),
  '/console/cases/$district/$id': api => first(api, '/api/cases?limit=1'),
  '/pocket/cases/$district/$id': api => first(api, '/api/cases?limit=1'),
  '/pocket/my/$district/$id': api => first(api, '/api/my/matters?limit=1'),
  '/console/needs/$district/$id': api => first(api, '/api/needs?limit=1'),
  '/console/menus/$district/$id': api => first(api, '/api/menu-items?limit=1'),
  '/console/service-orders/$district/$id': api => first(api, '/api/service-orders?limit=1'),
  '/console/wishes/$district/$id': api => first(api, '/api/wishes?limit=1'),
  '/pocket/services/$district/$id': api => firstCase(api, '/api/service-orders/mine?limit=1'),
  '/pocket/tasks/$district/$id': api => first(api, '/api/cases?limit=1'),
  '/console/appraisal/rounds/$district/$id': api => first(api, '/api/appraisal/rounds?limit=1'),
  '/console/appraisal/schemes/$district/$key': api => first(api, '/api/appraisal/schemes'),
  '/pocket/ballots/$district/$id': api => first(api, '/api/my/ballots'),
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

/** By its case: where a page is about how something goes, whatever it is. */
async function firstCase(api: APIRequestContext, url: string): Promise<Record<string, string>> {
  const reply = await api.get(url)
  expect(reply.status(), `${url}: ${await reply.text()}`).toBe(200)
  const { items } = (await reply.json()) as { items: { district: string; caseId: string }[] }
  const [item] = items
  return item ? { district: item.district, id: item.caseId } : {}
}

async function first(api: APIRequestContext, url: string): Promise<Record<string, string>> {
  const reply = await api.get(url)
  // The three administrators may read no case: they have nothing to show there.
  if (reply.status() === 403) return {}
  expect(reply.status(), `${url}: ${await reply.text()}`).toBe(200)
  const { items } = (await reply.json()) as { items: Found[] }
  const [item] = items
  return item
    ? { district: item.district, ...(item.id ? { id: item.id } : {}), ...(item.key ? { key: item.key } : {}) }
    : {}
}

/** A call is found on the board of its whistle. */
async function callOf(api: APIRequestContext): Promise<Record<string, string>> {
  const whistle = await first(api, '/api/whistles?limit=1')
  const reply = await api.get(`/api/whistles/${whistle['district']}/${whistle['id']}`)
  if (reply.status() !== 200) return {}
  const { callLines } = (await reply.json()) as { callLines: { id: string }[] }
  const id = callLines[0]?.id
  const district = whistle['district']
  if (!id || !district) return {}
  const open = await api.get(`/api/whistle-calls/${district}/${id}`)
  return open.status() === 200 ? { district, id } : {}
}

/** A claim is found under its task, by whoever posted it. */
async function claimOf(api: APIRequestContext): Promise<Record<string, string>> {
  const reply = await api.get('/api/tasks?limit=50')
  if (reply.status() !== 200) return {}
  const { items } = (await reply.json()) as { items: Found[] }
  for (const { district, id } of items) {
    const task = await api.get(`/api/tasks/${district}/${id}`)
    const { claims } = (await task.json()) as { claims: { id: string }[] }
    if (claims[0]) return { district, id: claims[0].id }
  }
  return {}
}
