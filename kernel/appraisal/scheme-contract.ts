import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { requestId, route } from '#platform/http/route.ts'
import { rules, schemeKey, subjectKind } from './scheme.ts'
import { resultParts, schemeLine, schemeProblem, schemeRef, schemeView } from './shapes.ts'

const draft = z.object({ subjectKind, rules })

export const schemeRoutes = {
  listSchemes: route({
    method: 'GET',
    path: '/api/appraisal/schemes',
    summary: 'The schemes that count where the caller works, by key',
    permission: 'appraisal.read',
    query: z.object({ subjectKind: subjectKind.optional() }),
    reply: z.object({ items: z.array(schemeLine) }),
  }),
  getScheme: route({
    method: 'GET',
    path: '/api/appraisal/schemes/:district/:key',
    summary: 'The latest version of a scheme, and what the checker says of it',
    permission: 'appraisal.read',
    params: schemeRef,
    reply: schemeView,
  }),
  listSchemeParts: route({
    method: 'GET',
    path: '/api/appraisal/parts',
    summary: 'What a scheme may count by and lead to in this installation',
    permission: 'appraisal.read',
    reply: z.object({
      measures: z.array(z.object({ key: z.string(), subject: subjectKind })),
      /** Each with the key of the text it is called by. */
      procedures: z.array(z.object({ key: z.string(), title: z.string() })),
      /** `<feature>.<what>`: its name stands in the messages of the feature, under `consequences.<what>`. */
      hooks: z.array(z.string()),
    }),
  }),
  checkScheme: route({
    method: 'POST',
    path: '/api/appraisal/schemes/check',
    summary: 'What is wrong with a scheme as it is being written',
    permission: 'appraisal.design',
    idempotent: false,
    body: draft,
    reply: z.object({ problems: z.array(schemeProblem) }),
  }),
  previewScheme: route({
    method: 'POST',
    path: '/api/appraisal/schemes/preview',
    summary:
      'What would have been counted over a past period for organisations or areas within reach; persons are not previewed',
    permission: 'appraisal.design',
    idempotent: false,
    body: draft.extend({ areaCode, periodFrom: z.iso.date(), periodTo: z.iso.date() }),
    reply: z.object({ items: z.array(z.object({ subjectId: z.string(), name: z.string(), parts: resultParts })) }),
  }),
  saveScheme: route({
    method: 'POST',
    path: '/api/appraisal/schemes',
    summary: 'Save a sound scheme of an area; one that a round has used gets a further version',
    permission: 'appraisal.design',
    body: draft.extend({ requestId, areaCode, key: schemeKey }),
    reply: schemeLine,
  }),
  retireScheme: route({
    method: 'POST',
    path: '/api/appraisal/schemes/:district/:key/retire',
    summary: 'No further rounds by this scheme, with the reason; those that were opened go on by their own copy',
    permission: 'appraisal.design',
    params: schemeRef,
    body: z.object({ requestId, reason: z.string().trim().min(2).max(500) }),
    reply: schemeLine,
  }),
}
