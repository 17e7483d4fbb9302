import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { caseLine } from '#kernel/workflow/index.ts'
import { defineContract, page, pageQuery, requestId, route } from '#platform/http/route.ts'

export const openReportInBody = z.object({
  requestId,
  areaCode,
  words: z.string().trim().min(2).max(2000),
})
export type OpenReportInBody = z.output<typeof openReportInBody>

export const contract = defineContract('report-in', {
  openReportIn: route({
    method: 'POST',
    path: '/api/report-in',
    summary: 'Open one for an area within reach',
    permission: 'report_in.open',
    body: openReportInBody,
    reply: caseLine,
  }),
  listReportIn: route({
    method: 'GET',
    path: '/api/report-in',
    summary: 'Within reach, the newest first',
    permission: 'report_in.read',
    query: pageQuery,
    reply: page(caseLine),
  }),
})
