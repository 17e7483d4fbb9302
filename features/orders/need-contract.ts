import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { caseView } from '#kernel/workflow/index.ts'
import { requestId, route } from '#platform/http/route.ts'
import { caseOf, fieldCode, listQuery, needSources, pageOf, serviceKey, words } from './service-shapes.ts'

export const needLine = z.object({
  ...caseOf,
  sourceKind: z.enum(needSources),
  sourceNumber: z.string().nullable(),
  item: z.object({ id: z.uuid(), title: z.string() }).nullable(),
})

export const needRoutes = {
  collectNeed: route({
    method: 'POST',
    path: '/api/needs',
    summary: 'Write down what people of an area need, with where it was heard; it names nobody',
    permission: 'need.collect',
    body: z.object({
      requestId,
      areaCode,
      words,
      sourceKind: z.enum(needSources),
      /** The wish or the matter it was seen in. */
      sourceNumber: z.string().trim().max(40).optional(),
      field: fieldCode.optional(),
    }),
    reply: serviceKey.extend({ caseId: z.uuid(), number: z.string() }),
  }),
  listNeeds: route({
    method: 'GET',
    path: '/api/needs',
    summary: 'Needs within reach, the newest first',
    permission: 'need.read',
    query: listQuery.extend({ source: z.enum(needSources).optional() }),
    reply: pageOf(needLine),
  }),
  getNeed: route({
    method: 'GET',
    path: '/api/needs/:district/:id',
    summary: 'One need with what may be done with it',
    permission: 'need.read',
    params: serviceKey,
    reply: needLine.extend({ words: z.string(), case: caseView }),
  }),
}
