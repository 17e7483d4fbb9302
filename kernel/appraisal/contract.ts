import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { defineContract, page, pageQuery, route } from '#platform/http/route.ts'
import { ROUND_STATES } from './round.ts'
import { subjectKind } from './scheme.ts'
import { roundLine, schemeLine } from './shapes.ts'

export const contract = defineContract('appraisal', {
  listSchemes: route({
    method: 'GET',
    path: '/api/appraisal/schemes',
    summary: 'The schemes in force over the reach of the caller, by name',
    permission: 'appraisal.read',
    query: z.object({ subjectKind: subjectKind.optional() }),
    reply: z.object({ items: z.array(schemeLine) }),
  }),
  listRounds: route({
    method: 'GET',
    path: '/api/appraisal/rounds',
    summary: 'Rounds within reach, the newest first',
    permission: 'appraisal.read',
    query: pageQuery.extend({
      state: z.enum(ROUND_STATES).optional(),
      scheme: z.string().max(40).optional(),
      area: areaCode.optional(),
    }),
    reply: page(roundLine),
  }),
})
