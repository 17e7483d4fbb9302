import { z } from 'zod'
import { isPhone, screenWords } from '#kernel/people/index.ts'
import { requestId, route } from '#platform/http/route.ts'
import { intakeSettings } from './intake-settings.ts'
import { areaRef, categoryRef, matterKey, matterSummary, photo, point } from './shapes.ts'

const instant = z.iso.datetime()

/** What a report says so far; enough to look for the same one. */
const described = z.object({
  words: z.string().trim().max(2000).default(''),
  categoryId: z.string().max(60).nullable().default(null),
  point,
  compoundId: z.uuid().nullable().default(null),
})

const likeness = {
  /** Metres from the place given. */
  distanceM: z.number().int(),
  sameCompound: z.boolean(),
  sameCategory: z.boolean(),
  openedAt: instant,
  photos: z.array(photo),
}

/**
 * What somebody about to report is shown of another's matter: what kind, where about, since when, how far it is, and
 * its photos. Never the words of another person, and nothing of who that is.
 */
export const alikeGlimpse = matterKey.extend({
  ...likeness,
  category: categoryRef.nullable(),
  area: areaRef,
  compound: z.string().nullable(),
  /** The state in words a resident understands. */
  stateText: z.string(),
  /** The title where staff found it; null for what a resident wrote. */
  title: z.string().nullable(),
  /** The caller's own, or one they joined already. */
  mine: z.boolean(),
})

/** What staff see, of matters within their reach. */
export const alikeMatter = matterSummary.extend({ ...likeness, sharedWords: z.array(z.string()) })

/** A matter of the same place in the last twelve months. */
export const nearbyMatter = matterSummary.extend({
  distanceM: z.number().int(),
  sameCompound: z.boolean(),
  photos: z.array(photo),
})

/** What is known of a matter as a petition; a person decides (domain 2.4). */
export const petitionView = z.object({
  /** Words of the text that petitions use; a hint, never a decision. */
  words: z.array(z.string()),
  decision: z
    .object({
      isPetition: z.boolean(),
      reason: z.string(),
      at: instant,
      petition: matterKey.extend({ number: z.string() }).nullable(),
    })
    .nullable(),
  /** Of a petition: the request it began as. */
  from: matterKey.extend({ number: z.string() }).nullable(),
})

export const intakeRoutes = {
  getIntakeSettings: route({
    method: 'GET',
    path: '/api/intake-settings',
    summary: 'Lists of intake a city settles: words of petitions, columns and classes of work sheets',
    permission: 'procedure.read',
    reply: intakeSettings,
  }),
  editIntakeSettings: route({
    method: 'PUT',
    path: '/api/intake-settings',
    summary: 'Change them; absent keeps',
    permission: 'category.edit',
    body: intakeSettings.partial().extend({ requestId }),
    reply: intakeSettings,
  }),
  getPetition: route({
    method: 'GET',
    path: '/api/matters/:district/:id/petition',
    summary: 'Whether it reads like a petition, and what was decided',
    permission: 'matter.dispatch',
    params: matterKey,
    reply: petitionView,
  }),
  decidePetition: route({
    method: 'POST',
    path: '/api/matters/:district/:id/petition',
    summary: 'Decide whether a request is a petition; if so it goes on in the petition channel',
    permission: 'matter.dispatch',
    params: matterKey,
    body: z.object({
      requestId,
      decision: z.enum(['petition', 'not_petition']),
      reason: z.string().trim().min(2).max(500).overwrite(screenWords),
    }),
    reply: petitionView,
  }),
  findAlike: route({
    method: 'POST',
    path: '/api/matters/alike',
    summary: 'Before reporting: open matters that may be the same, without who raised them',
    permission: 'matter.report',
    // Only reads; the words stay out of addresses and logs.
    idempotent: false,
    perMinute: 60,
    body: described,
    reply: z.object({ items: z.array(alikeGlimpse) }),
  }),
  findAlikeWithin: route({
    method: 'POST',
    path: '/api/matters/alike-within',
    summary: 'While staff write a report down: matters within reach that may be the same, closed ones too',
    permission: 'matter.read',
    idempotent: false,
    body: described,
    reply: z.object({ items: z.array(alikeMatter) }),
  }),
  alikeTo: route({
    method: 'GET',
    path: '/api/matters/:district/:id/alike',
    summary: 'Matters within reach that may be the same as this one, the likeliest first',
    permission: 'matter.read',
    params: matterKey,
    reply: z.object({ items: z.array(alikeMatter) }),
  }),
  nearbyMatters: route({
    method: 'GET',
    path: '/api/matters/:district/:id/nearby',
    summary: 'What happened at the same place in the last twelve months: place, never person',
    permission: 'matter.read',
    params: matterKey,
    reply: z.object({ metres: z.number().int(), items: z.array(nearbyMatter) }),
  }),
  joinMatter: route({
    method: 'POST',
    path: '/api/matters/:district/:id/join',
    summary: 'Join a matter instead of reporting it again; the caller is told of it like its requester',
    permission: 'matter.report',
    perMinute: 30,
    params: matterKey,
    body: described.extend({ requestId }),
    reply: matterKey.extend({ number: z.string() }),
  }),
  findByPhone: route({
    method: 'POST',
    path: '/api/matters/by-phone',
    summary: "Matters within reach that were left with a caller's number; the reason goes on record",
    permission: 'matter.find_caller',
    // Every search is an entry in the audit.
    idempotent: false,
    perMinute: 20,
    body: z.object({
      phone: z.string().trim().max(30).refine(isPhone),
      reason: z.string().trim().min(4).max(200),
    }),
    reply: z.object({ items: z.array(matterSummary) }),
  }),
}
