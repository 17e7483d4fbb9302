import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, PUBLIC, route } from '#platform/http/route.ts'
import { band, schemeKey } from './scheme.ts'
import { resultLine, words } from './shapes.ts'

/** A round as everybody sees it: what was appraised where and when, and how its score came about. */
const publicRound = z.object({
  id: z.uuid(),
  title: z.string(),
  schemeKey: z.string(),
  schemeTitle: words,
  areaName: z.string(),
  periodFrom: z.string(),
  periodTo: z.string(),
  publishedAt: z.iso.datetime(),
  /** False while those concerned may still object. */
  final: z.boolean(),
  basis: z.string(),
  range: z.object({ min: z.int(), max: z.int() }),
  indicators: z.array(z.object({ key: z.string(), name: words, definition: words, weight: z.int() })),
  groups: z.array(z.object({ key: z.string(), name: words, share: z.int() })),
  bands: z.array(band),
})

export const publicRoutes = {
  listPublicResults: route({
    method: 'GET',
    path: '/api/appraisal/public',
    summary:
      'Results announced to everybody, of organisations and areas: the newest period first, within a round by name',
    permission: PUBLIC,
    query: pageQuery.extend({ area: areaCode.optional(), scheme: schemeKey.optional() }),
    /** `rounds`: those the items of this page belong to. */
    reply: page(resultLine).extend({ rounds: z.array(publicRound) }),
  }),
  listPublicChoices: route({
    method: 'GET',
    path: '/api/appraisal/public/choices',
    summary: 'Areas and schemes of which results were announced',
    permission: PUBLIC,
    reply: z.object({
      areas: z.array(z.object({ code: z.string(), name: z.string() })),
      schemes: z.array(z.object({ key: z.string(), title: words })),
    }),
  }),
}
