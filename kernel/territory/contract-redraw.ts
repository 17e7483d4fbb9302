import { z } from 'zod'
import { requestId, route } from '#platform/http/route.ts'
import { areaCode } from './code.ts'
import { drawing, redrawPlan, redrawPreview } from './redraw.ts'
import { isoDate } from './shapes.ts'

const permission = 'area.edit'
const params = z.object({ code: areaCode })
const bodyLimit = 8 * 1024 * 1024

/** Drawing the grids of a community anew. */
export const redrawRoutes = {
  readDrawing: route({
    method: 'GET',
    path: '/api/areas/:code/drawing',
    summary: 'The grids of a community with their exact shapes, to draw them anew, and what was redrawn or is planned',
    permission,
    params,
    reply: drawing,
  }),
  tryRedraw: route({
    method: 'POST',
    path: '/api/areas/:code/drawing/try',
    summary: 'What would follow: faults with a place for each, and how many open matters and compounds change grid',
    permission,
    idempotent: false,
    perMinute: 60,
    bodyLimit,
    params,
    body: redrawPlan,
    reply: redrawPreview,
  }),
  commitRedraw: route({
    method: 'POST',
    path: '/api/areas/:code/drawing',
    summary: 'Draw the grids of a community anew from a day on, as a new generation; what was drawn before stays',
    permission,
    bodyLimit,
    params,
    body: redrawPlan.extend({
      requestId,
      /** As read with the drawing: if somebody else has redrawn since, nothing is done. */
      generation: z.number().int().min(0),
      /** Today or later. */
      effectiveOn: isoDate,
      reason: z.string().trim().min(1).max(500),
    }),
    reply: drawing,
  }),
  withdrawRedraw: route({
    method: 'POST',
    path: '/api/areas/:code/drawing/:id/withdraw',
    summary: 'Take back a redraw that is planned for a later day',
    permission,
    params: params.extend({ id: z.uuid() }),
    body: z.object({ requestId }),
    reply: drawing,
  }),
}
