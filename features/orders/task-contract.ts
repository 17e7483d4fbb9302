import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'
import { areaCode, crsNames } from '#kernel/territory/index.ts'
import { caseView, OUTCOMES } from '#kernel/workflow/index.ts'
import { page, pageQuery, requestId, route } from '#platform/http/route.ts'

const instant = z.iso.datetime()
const words = (most: number) => z.string().trim().min(2).max(most).overwrite(screenWords)
const named = z.object({ id: z.string(), name: z.string() })
const key = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
export const kindId = z.string().regex(/^[a-z][a-z0-9_]{1,40}$/)

export const works = ['task', 'errand'] as const

export const workKind = z.object({
  id: kindId,
  work: z.enum(works),
  name: z.string(),
  nameEn: z.string(),
  hint: z.string(),
  endedAt: instant.nullable(),
})
export type WorkKind = z.output<typeof workKind>

export const saveWorkKindBody = z.object({
  requestId,
  work: z.enum(works),
  name: words(30),
  nameEn: words(60),
  hint: z.string().trim().max(120).overwrite(screenWords).default(''),
  ended: z.boolean().default(false),
})

export const postTaskBody = z
  .object({
    requestId,
    kindId,
    areaCode,
    words: words(1000),
    place: z.string().trim().max(100).default(''),
    point: z
      .object({
        lng: z.number().min(-180).max(180),
        lat: z.number().min(-90).max(90),
        crs: z.enum(crsNames).default('wgs84'),
      })
      .optional(),
    startsAt: instant,
    endsAt: instant,
    wanted: z.number().int().min(1).max(200),
  })
  .refine(task => task.endsAt > task.startsAt, { path: ['endsAt'] })
export type PostTask = z.output<typeof postTaskBody>

export const taskLine = z.object({
  district: z.string(),
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  words: z.string(),
  place: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  lng: z.number().nullable(),
  lat: z.number().nullable(),
  kind: named,
  startsAt: instant,
  endsAt: instant,
  wanted: z.number(),
  taken: z.number(),
  done: z.number(),
  state: z.string(),
  stateLabel: z.string(),
  final: z.boolean(),
  outcome: z.enum(OUTCOMES).nullable(),
  openedAt: instant,
})
export type TaskLine = z.output<typeof taskLine>

export const claimLine = z.object({
  district: z.string(),
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  /** A unit by its name, a resident masked. */
  who: z.string(),
  unit: named.nullable(),
  state: z.string(),
  stateLabel: z.string(),
  final: z.boolean(),
  claimedAt: instant,
  dueAt: instant.nullable(),
})
export type ClaimLine = z.output<typeof claimLine>

const myClaim = claimLine.extend({ task: taskLine })

export const taskQuery = pageQuery.extend({
  area: areaCode.optional(),
  kind: kindId.optional(),
  final: z.enum(['true', 'false']).optional(),
  q: z.string().trim().min(1).max(60).optional(),
})

export const taskRoutes = {
  listWorkKinds: route({
    method: 'GET',
    path: '/api/work-kinds',
    summary: 'Kinds of grid tasks or of errands',
    permission: 'signed-in',
    query: z.object({ work: z.enum(works), ended: z.enum(['true', 'false']).default('false') }),
    reply: z.object({ items: z.array(workKind) }),
  }),
  saveWorkKind: route({
    method: 'PUT',
    path: '/api/work-kinds/:id',
    summary: 'Create, change or end a kind of grid task or errand',
    permission: 'whistle_kind.edit',
    params: z.object({ id: kindId }),
    body: saveWorkKindBody,
    reply: workKind,
  }),
  postTask: route({
    method: 'POST',
    path: '/api/tasks',
    summary: 'Post a grid task',
    permission: 'task.post',
    body: postTaskBody,
    reply: taskLine,
  }),
  listTasks: route({
    method: 'GET',
    path: '/api/tasks',
    summary: 'Grid tasks within reach, the newest first',
    permission: 'task.read',
    query: taskQuery,
    reply: page(taskLine),
  }),
  getTask: route({
    method: 'GET',
    path: '/api/tasks/:district/:id',
    summary: 'One grid task with its claims',
    permission: 'task.read',
    params: key,
    reply: taskLine.extend({ claims: z.array(claimLine), case: caseView }),
  }),
  listOpenTasks: route({
    method: 'GET',
    path: '/api/open-tasks',
    summary: 'What may be claimed now in an area, the soonest to end first',
    permission: 'task.claim',
    query: pageQuery.extend({ area: areaCode.refine(code => code.length >= 6), kind: kindId.optional() }),
    reply: page(taskLine.extend({ mine: z.boolean() })),
  }),
  claimTask: route({
    method: 'POST',
    path: '/api/open-tasks/:district/:id/claims',
    summary: 'Claim one of the places of a task, for oneself or for a unit one works for',
    permission: 'task.claim',
    params: key,
    body: z.object({ requestId, organisationId: z.uuid().optional() }),
    reply: myClaim,
  }),
  listMyClaims: route({
    method: 'GET',
    path: '/api/my-tasks',
    summary: 'What I have claimed, the newest first',
    permission: 'task.claim',
    query: pageQuery,
    reply: page(myClaim),
  }),
  getClaim: route({
    method: 'GET',
    path: '/api/task-claims/:district/:id',
    summary: "One claim with its task; one's own, or within reach",
    permission: 'task.claim',
    params: key,
    reply: myClaim.extend({ case: caseView }),
  }),
} as const
