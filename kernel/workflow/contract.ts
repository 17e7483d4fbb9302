import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { defineContract, page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { PROFILES } from './profiles.ts'
import {
  caseLine,
  caseView,
  clockEffectView,
  INBOXES,
  limitInput,
  limitView,
  openAction,
  procedureView,
} from './shapes.ts'

const oneCase = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const reason = z.string().trim().min(1).max(500)

const caseRoutes = {
  getWorkbench: route({
    method: 'GET',
    path: '/api/workbench',
    summary: 'What waits for me, over all procedures: how many in each inbox, and the three most urgent',
    permission: 'case.read',
    reply: z.object({
      inboxes: z.array(z.object({ inbox: z.enum(INBOXES), count: z.number().int(), urgent: z.array(caseLine).max(3) })),
    }),
  }),
  listCases: route({
    method: 'GET',
    path: '/api/cases',
    summary: 'Cases within reach, the newest first; with an inbox, what waits for me there, the most pressing first',
    permission: 'case.read',
    query: pageQuery.extend({
      inbox: z.enum(INBOXES).optional(),
      procedure: z.string().max(60).optional(),
      state: z.string().max(60).optional(),
      areaCode: areaCode.optional(),
      open: z.stringbool().optional(),
    }),
    reply: page(caseLine),
  }),
  getCase: route({
    method: 'GET',
    path: '/api/cases/:district/:id',
    summary: 'One case: what may be done with it now, by whom, until when and why, and its history as I may see it',
    permission: 'case.read',
    params: oneCase,
    reply: caseView,
  }),
  actOnCase: route({
    method: 'POST',
    path: '/api/cases/:district/:id/actions/:name',
    summary: 'Take an action of the procedure, or a standing one; answers with the case as it is then',
    permission: 'case.read',
    params: oneCase.extend({ name: z.string().regex(/^[a-z_]{1,60}$/) }),
    body: z.object({
      requestId,
      note: z.string().max(2000).overwrite(screenWords).optional(),
      form: z.record(z.string().max(60), z.unknown()).optional(),
      fileIds: z.array(z.uuid()).max(9).optional(),
    }),
    reply: z.object({
      case: caseLine,
      actions: z.array(openAction),
      /** The sentence the requester was told, in the caller's language. */
      told: z.string().nullable(),
    }),
  }),
}

const settingRoutes = {
  listProcedures: route({
    method: 'GET',
    path: '/api/procedures',
    summary: 'Every procedure as data to draw, with the number of cases in each state',
    permission: 'procedure.read',
    query: z.object({ areaCode: areaCode.optional() }),
    reply: z.object({ items: z.array(procedureView) }),
  }),
  listLimits: route({
    method: 'GET',
    path: '/api/limits',
    summary: 'Time limits in force or to come, and the profile in force',
    permission: 'procedure.read',
    query: z.object({ profile: z.string().max(40).optional(), procedure: z.string().max(60).optional() }),
    reply: z.object({ profile: z.string(), items: z.array(limitView) }),
  }),
  setLimit: route({
    method: 'PUT',
    path: '/api/limits',
    summary: 'Set a time limit from now on; a rule that applied to the same ends, and running clocks keep theirs',
    permission: 'setting.edit',
    body: limitInput.extend({ requestId, reason }),
    reply: limitView,
  }),
  endLimit: route({
    method: 'DELETE',
    path: '/api/limits/:id',
    summary: 'End a time limit; the next wider rule applies, or the default of the procedure',
    permission: 'setting.edit',
    params: z.object({ id: z.uuid() }),
    body: z.object({ requestId, reason }),
    reply: limitView,
  }),
  setLimitProfile: route({
    method: 'PUT',
    path: '/api/limits/profile',
    summary: 'Choose the profile clocks start by from now on',
    permission: 'setting.edit',
    body: z.object({ requestId, profile: z.enum(PROFILES), reason }),
    reply: z.object({ profile: z.string() }),
  }),
  listClockEffects: route({
    method: 'GET',
    path: '/api/limits/effects',
    summary: 'What each event does to the running clock, by profile, and what else it could do',
    permission: 'procedure.read',
    query: z.object({ profile: z.enum(PROFILES).optional() }),
    reply: z.object({ profile: z.string(), items: z.array(clockEffectView) }),
  }),
  setClockEffect: route({
    method: 'PUT',
    path: '/api/limits/effects',
    summary: 'Choose what an event does to the clocks it meets from now on',
    permission: 'setting.edit',
    body: z.object({
      requestId,
      profile: z.enum(PROFILES),
      event: z.string().max(40),
      effect: z.string().max(40),
      reason,
    }),
    reply: clockEffectView,
  }),
}

/** Cases of every procedure, and how procedures and their limits are set. */
export const contract = defineContract('workflow', { ...caseRoutes, ...settingRoutes })
