import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'
import { checkedArea, pattern, patternGap, patternInput } from './pattern-shapes.ts'
import { code } from './shapes.ts'

const byId = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const reason = z.string().trim().min(1).max(500)
const isoDate = z.iso.date()
const within = pageQuery.extend({ areaCode: areaCode.optional() })
const words = z.string().trim().max(500).default('')

const demonstration = z.object({
  district: z.string(),
  id: z.uuid(),
  title: z.string(),
  words: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  /** The compound or the organisation that is shown. */
  what: z.object({ kind: z.enum(['compound', 'organisation']), id: z.uuid(), name: z.string() }),
  since: isoDate,
  until: isoDate.nullable(),
  reason: z.string().nullable(),
})
export type Demonstration = z.output<typeof demonstration>

const transition = z.object({
  district: z.string(),
  id: z.uuid(),
  organisation: z.object({ id: z.uuid(), name: z.string() }),
  areaCode: z.string(),
  areaName: z.string(),
  /** What it carries on, in words; with its code where it was an area. */
  predecessor: z.string(),
  predecessorCode: z.string().nullable(),
  endsOn: isoDate,
  words: z.string(),
  closedOn: isoDate.nullable(),
  reason: z.string().nullable(),
  handovers: z.array(
    z.object({
      seq: z.number().int(),
      what: z.string(),
      receiver: z.string(),
      doneOn: isoDate.nullable(),
      doneBy: z.string().nullable(),
    }),
  ),
})
export type Transition = z.output<typeof transition>

const patternRoutes = {
  listPatterns: route({
    method: 'GET',
    path: '/api/patterns',
    summary: 'Shapes of organisation, ended ones included',
    permission: 'directory.read',
    reply: z.object({ items: z.array(pattern) }),
  }),
  putPattern: route({
    method: 'PUT',
    path: '/api/patterns/:code',
    summary: 'Declare a shape of organisation or change it',
    permission: 'setting.edit',
    params: z.object({ code }),
    body: patternInput.extend({ requestId }),
    reply: pattern,
  }),
  checkPattern: route({
    method: 'GET',
    path: '/api/patterns/:code/check',
    summary: 'A shape laid over an area: what stands as a tree, with what is missing, area by area',
    permission: 'directory.read',
    params: z.object({ code }),
    query: within.extend({ limit: z.coerce.number().int().min(1).max(20).default(5) }),
    reply: page(checkedArea),
  }),
  listPatternGaps: route({
    method: 'GET',
    path: '/api/pattern-gaps',
    summary: 'The gaps of a shape over an area, line by line; a page holds those of some areas and may be empty',
    permission: 'directory.read',
    query: within.extend({ pattern: code }),
    reply: page(patternGap),
  }),
}

const demonstrationRoutes = {
  listDemonstrations: route({
    method: 'GET',
    path: '/api/demonstrations',
    summary: 'Demonstration points within reach, the newest first',
    permission: 'directory.read',
    query: within.extend({ includeEnded: z.stringbool().default(false) }),
    reply: page(demonstration),
  }),
  addDemonstration: route({
    method: 'POST',
    path: '/api/demonstrations',
    summary: 'Make a compound or an organisation a demonstration point',
    permission: 'demonstration.edit',
    body: z.object({
      requestId,
      title: z.string().trim().min(1).max(60),
      words,
      compoundId: z.uuid().optional(),
      organisationId: z.uuid().optional(),
      areaCode,
    }),
    reply: demonstration,
  }),
  endDemonstration: route({
    method: 'POST',
    path: '/api/demonstrations/:district/:id/end',
    summary: 'It is no longer one, and why',
    permission: 'demonstration.edit',
    params: byId,
    body: z.object({ requestId, reason }),
    reply: demonstration,
  }),
}

const transitionRoutes = {
  listTransitions: route({
    method: 'GET',
    path: '/api/transitions',
    summary: 'Organisations of demolished villages within reach: predecessor, end, what remains to hand over',
    permission: 'directory.read',
    query: within.extend({ includeEnded: z.stringbool().default(false) }),
    reply: page(transition),
  }),
  addTransition: route({
    method: 'POST',
    path: '/api/transitions',
    summary: 'An organisation carries a demolished village through until a date',
    permission: 'transition.edit',
    body: z.object({
      requestId,
      organisationId: z.uuid(),
      areaCode,
      predecessor: z.string().trim().min(1).max(100),
      predecessorCode: areaCode.nullable().default(null),
      endsOn: isoDate,
      words,
      /** One a line: what is to be handed over. */
      handovers: z.array(z.string().trim().min(1).max(100)).max(30).default([]),
    }),
    reply: transition,
  }),
  handOver: route({
    method: 'POST',
    path: '/api/transitions/:district/:id/handovers/:seq',
    summary: 'One thing has been handed over, and to whom',
    permission: 'transition.edit',
    params: byId.extend({ seq: z.coerce.number().int().min(1) }),
    body: z.object({ requestId, receiver: z.string().trim().min(1).max(100) }),
    reply: transition,
  }),
  closeTransition: route({
    method: 'POST',
    path: '/api/transitions/:district/:id/close',
    summary: 'The transition is over; refused while something remains to be handed over',
    permission: 'transition.edit',
    params: byId,
    body: z.object({ requestId, reason }),
    reply: transition,
  }),
}

export const shapeRoutes = { ...patternRoutes, ...demonstrationRoutes, ...transitionRoutes }
