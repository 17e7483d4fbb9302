import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { defineContract, page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { indicatorGroups } from './catalogue.ts'
import { periodKinds } from './dates.ts'
import {
  numbers,
  numbersQuery,
  publicationDetail,
  publicationLine,
  reportFormats,
  reportLocales,
  seriesPoint,
} from './shapes.ts'

const read = 'indicator.read'
const publish = 'indicator.publish'
const key = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })

export const contract = defineContract('insights', {
  listIndicators: route({
    method: 'GET',
    path: '/api/indicators',
    summary: 'The catalogue of indicators: how each number is counted, in the caller’s language',
    permission: read,
    reply: z.object({
      version: z.number().int(),
      indicators: z.array(
        z.object({
          key: z.string(),
          group: z.enum(indicatorGroups),
          unit: z.enum(['matters', 'percent', 'hours']),
          name: z.string(),
          formula: z.string(),
          numerator: z.string(),
          denominator: z.string(),
          period: z.string(),
          small: z.string(),
          source: z.string(),
        }),
      ),
    }),
  }),
  readNumbers: route({
    method: 'GET',
    path: '/api/indicators/numbers',
    summary: 'All indicators of an area and a period, by area, organisation or category, with comparisons',
    permission: read,
    query: numbersQuery,
    reply: numbers,
  }),
  readSeries: route({
    method: 'GET',
    path: '/api/indicators/series',
    summary: 'All indicators of an area over the last periods, the oldest first',
    permission: read,
    query: numbersQuery.omit({ by: true }).extend({ count: z.coerce.number().int().min(2).max(36).default(12) }),
    reply: z.object({ points: z.array(seriesPoint) }),
  }),
  listPublications: route({
    method: 'GET',
    path: '/api/publications',
    summary: 'Published periods and drafts within reach, the newest period first',
    permission: read,
    query: pageQuery.extend({ area: areaCode.optional() }),
    reply: page(publicationLine),
  }),
  getPublication: route({
    method: 'GET',
    path: '/api/publications/:district/:id',
    summary: 'A publication with every number as it was frozen',
    permission: read,
    params: key,
    reply: publicationDetail,
  }),
  draftPublication: route({
    method: 'POST',
    path: '/api/publications',
    summary: 'Freeze a period that is over as a draft; a further edition of a published one says why',
    permission: publish,
    body: z.object({
      requestId,
      areaCode,
      period: z.enum(periodKinds).default('month'),
      at: z.iso.date(),
      reason: z.string().trim().min(5).max(500).optional(),
    }),
    reply: publicationLine,
  }),
  publish: route({
    method: 'POST',
    path: '/api/publications/:district/:id/publish',
    summary: 'Publish a draft: from now on its numbers never change',
    permission: publish,
    params: key,
    body: z.object({ requestId }),
    reply: publicationLine,
  }),
  discardDraft: route({
    method: 'POST',
    path: '/api/publications/:district/:id/discard',
    summary: 'Take back a draft that was not published',
    permission: publish,
    params: key,
    body: z.object({ requestId }),
    reply: z.object({ discarded: z.boolean() }),
  }),
  downloadReport: route({
    method: 'GET',
    path: '/api/publications/:district/:id/report',
    summary: 'The written report (通报) of a publication, as Word or Excel',
    permission: read,
    kind: 'stream',
    params: key,
    query: z.object({ format: z.enum(reportFormats), locale: z.enum(reportLocales).default('zh') }),
    reply: z.unknown(),
  }),
})
