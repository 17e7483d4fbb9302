import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { page, pageQuery, PUBLIC, requestId, route } from '#platform/http/route.ts'
import { newProgramme, programmeContent, programmeRow, programmeView, publicProgramme } from './programme-shapes.ts'

const byId = z.object({ district: z.string().regex(/^\d{6}$/), id: z.uuid() })
const reason = z.string().trim().min(1).max(500)
const titled = z.object({ key: z.string(), title: z.string() })

export const programmeRoutes = {
  listProgrammes: route({
    method: 'GET',
    path: '/api/programmes',
    summary: 'Named methods of areas within reach, the newest first',
    permission: 'programme.read',
    query: pageQuery.extend({ areaCode: areaCode.optional() }),
    reply: page(programmeRow),
  }),
  getProgramme: route({
    method: 'GET',
    path: '/api/programmes/:district/:id',
    summary: 'One method: its lines, which are alive and which only a slogan, its versions',
    permission: 'programme.read',
    params: byId,
    reply: programmeView,
  }),
  listTies: route({
    method: 'GET',
    path: '/api/programme-ties',
    summary: 'What a line may be tied to: procedures, and the indicators of an area',
    permission: 'programme.edit',
    query: z.object({ areaCode }),
    reply: z.object({ procedures: z.array(titled), indicators: z.array(titled) }),
  }),
  createProgramme: route({
    method: 'POST',
    path: '/api/programmes',
    summary: 'Begin a method as a draft',
    permission: 'programme.edit',
    body: newProgramme.extend({ requestId }),
    reply: programmeView,
  }),
  draftProgramme: route({
    method: 'PUT',
    path: '/api/programmes/:district/:id/draft',
    summary: 'Change the draft, or begin one beside what is published',
    permission: 'programme.edit',
    params: byId,
    body: z.object({ requestId, content: programmeContent }),
    reply: programmeView,
  }),
  publishProgramme: route({
    method: 'POST',
    path: '/api/programmes/:district/:id/publish',
    summary: 'Publish the draft, by a person who says why; the former version is kept',
    permission: 'programme.publish',
    params: byId,
    body: z.object({ requestId, reason }),
    reply: programmeView,
  }),
  endProgramme: route({
    method: 'POST',
    path: '/api/programmes/:district/:id/end',
    summary: 'Take a method off the public pages; what was published is kept',
    permission: 'programme.publish',
    params: byId,
    body: z.object({ requestId, reason }),
    reply: programmeView,
  }),
  listPublicProgrammes: route({
    method: 'GET',
    path: '/api/public/programmes',
    summary: 'Published methods that hold at an area: its own and those above it',
    permission: PUBLIC,
    query: pageQuery.extend({ areaCode: areaCode.optional() }),
    reply: page(publicProgramme.pick({ district: true, id: true, name: true, motto: true, areaName: true })),
  }),
  getPublicProgramme: route({
    method: 'GET',
    path: '/api/public/programmes/:district/:id',
    summary: 'The public page of a published method, with what is alive of it',
    permission: PUBLIC,
    params: byId,
    reply: publicProgramme,
  }),
}
