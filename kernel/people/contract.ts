import { z } from 'zod'
import { defineContract, page, pageQuery, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { areaCode } from '#kernel/territory/index.ts'
import { gridTeamRoles } from './grid-team.ts'
import { organisationKinds, organisationTags, pairingKinds, pairingTargets } from './organisation-kinds.ts'
import { roles } from './roles.ts'
import { isoDate, name, organisation, organisationInput, pairing, person, post } from './shapes.ts'

const byId = z.object({ id: z.uuid() })
const end = z.object({
  requestId,
  /** First day no longer in force; today unless said otherwise. */
  validTo: isoDate.optional(),
  reason: z.string().trim().min(1).max(500),
})
const includeEnded = z.stringbool().default(false)
const words = z.string().trim().max(100).optional()

const organisationRoutes = {
  findDesk: route({
    method: 'GET',
    path: '/api/desk',
    summary: "Whom residents can call: the nearest residents' committee up the tree with a published telephone",
    permission: SIGNED_IN,
    query: z.object({ areaCode }),
    reply: z.object({ desk: z.object({ name: z.string(), phone: z.string() }).nullable() }),
  }),
  listOrganisations: route({
    method: 'GET',
    path: '/api/organisations',
    summary: 'Organisations of an area; parentId=none gives the roots of the tree, parentId=<id> the next branch',
    permission: 'directory.read',
    query: pageQuery.extend({
      areaCode: areaCode.optional(),
      /** Only those seated at the area itself, not under it. */
      seated: z.stringbool().default(false),
      kind: z.enum(organisationKinds).optional(),
      tag: z.enum(organisationTags).optional(),
      name: words,
      parentId: z.union([z.uuid(), z.literal('none')]).optional(),
      includeEnded,
    }),
    reply: page(organisation),
  }),
  countOrganisations: route({
    method: 'GET',
    path: '/api/organisations/map',
    summary: 'How many organisations of a filter lie in each part of an area, and at the area itself; within reach',
    permission: 'directory.read',
    query: z.object({
      areaCode,
      kind: z.enum(organisationKinds).optional(),
      tag: z.enum(organisationTags).optional(),
      name: words,
      includeEnded,
    }),
    reply: z.object({
      here: z.number().int(),
      items: z.array(z.object({ code: z.string(), name: z.string(), count: z.number().int() })),
    }),
  }),
  getOrganisation: route({
    method: 'GET',
    path: '/api/organisations/:id',
    summary: 'One organisation with the way up to its root and the posts held for it',
    permission: 'directory.read',
    params: byId,
    reply: z.object({
      organisation,
      ancestors: z.array(z.object({ id: z.uuid(), name: z.string() })),
      posts: z.array(post),
    }),
  }),
  createOrganisation: route({
    method: 'POST',
    path: '/api/organisations',
    summary: 'Add an organisation',
    permission: 'directory.edit',
    body: organisationInput.extend({ requestId, validFrom: isoDate.optional() }),
    reply: organisation,
  }),
  editOrganisation: route({
    method: 'PATCH',
    path: '/api/organisations/:id',
    summary: 'Change an organisation; absent keeps, null clears',
    permission: 'directory.edit',
    params: byId,
    body: organisationInput.partial().extend({ requestId }),
    reply: organisation,
  }),
  closeOrganisation: route({
    method: 'POST',
    path: '/api/organisations/:id/close',
    summary: 'Close an organisation nobody is posted to and nothing stands under',
    permission: 'directory.edit',
    params: byId,
    body: end,
    reply: organisation,
  }),
}

const personRoutes = {
  listPeople: route({
    method: 'GET',
    path: '/api/people',
    summary: 'Staff with a post within reach; residents are never listed',
    permission: 'directory.read',
    query: pageQuery.extend({
      name: words,
      areaCode: areaCode.optional(),
      role: z.enum(roles).optional(),
      organisationId: z.uuid().optional(),
    }),
    reply: page(person),
  }),
  listUnposted: route({
    method: 'GET',
    path: '/api/people/unposted',
    summary: 'Staff who hold no post, to be given one',
    permission: 'directory.edit',
    query: pageQuery.extend({ name: words }),
    reply: page(person),
  }),
  getPerson: route({
    method: 'GET',
    path: '/api/people/:id',
    summary: 'One member of staff with the posts in force',
    permission: 'directory.read',
    params: byId,
    reply: person,
  }),
  createPerson: route({
    method: 'POST',
    path: '/api/people',
    summary: 'Add a member of staff',
    permission: 'directory.edit',
    body: z.object({ requestId, name }),
    reply: person,
  }),
  editPerson: route({
    method: 'PATCH',
    path: '/api/people/:id',
    summary: 'Correct the name a member of staff acts under',
    permission: 'directory.edit',
    params: byId,
    body: z.object({ requestId, name }),
    reply: person,
  }),
}

const postRoutes = {
  listPosts: route({
    method: 'GET',
    path: '/api/posts',
    summary: 'Posts within reach',
    permission: 'directory.read',
    query: pageQuery.extend({
      areaCode: areaCode.optional(),
      role: z.enum(roles).optional(),
      personId: z.uuid().optional(),
      organisationId: z.uuid().optional(),
      includeEnded,
    }),
    reply: page(post),
  }),
  assignPost: route({
    method: 'POST',
    path: '/api/posts',
    summary: 'Give somebody a post; not oneself, and not an administrator post',
    permission: 'directory.edit',
    body: z.object({
      requestId,
      personId: z.uuid(),
      role: z.enum(roles),
      organisationId: z.uuid().nullable().default(null),
      areaCode,
      caseTypes: z.array(z.string().max(60)).min(1).max(50).nullable().default(null),
      validFrom: isoDate.optional(),
      validTo: isoDate.nullable().default(null),
    }),
    reply: post,
  }),
  endPost: route({
    method: 'POST',
    path: '/api/posts/:id/end',
    summary: 'End a post',
    permission: 'directory.edit',
    params: byId,
    body: end,
    reply: post,
  }),
}

const pairingRoutes = {
  listPairings: route({
    method: 'GET',
    path: '/api/pairings',
    summary: 'Standing responsibilities within reach',
    permission: 'directory.read',
    query: pageQuery.extend({
      areaCode: areaCode.optional(),
      kind: z.enum(pairingKinds).optional(),
      personId: z.uuid().optional(),
      organisationId: z.uuid().optional(),
      includeEnded,
    }),
    reply: page(pairing),
  }),
  createPairing: route({
    method: 'POST',
    path: '/api/pairings',
    summary: 'Record a standing responsibility of a person or an organisation',
    permission: 'directory.edit',
    body: z.object({
      requestId,
      kind: z.enum(pairingKinds),
      personId: z.uuid().optional(),
      organisationId: z.uuid().optional(),
      areaCode,
      targetKind: z.enum(pairingTargets),
      targetId: z.string().min(1).max(64),
      purpose: z.string().trim().min(1).max(200),
      legalBasis: z.string().trim().min(1).max(200),
      validFrom: isoDate.optional(),
      validTo: isoDate.nullable().default(null),
    }),
    reply: pairing,
  }),
  endPairing: route({
    method: 'POST',
    path: '/api/pairings/:id/end',
    summary: 'End a standing responsibility',
    permission: 'directory.edit',
    params: byId,
    body: end,
    reply: pairing,
  }),
  getGridTeam: route({
    method: 'GET',
    path: '/api/grids/:code/team',
    summary: 'Who stands in a grid (instructor, chief, workers), its vacancies, and the organisations touching it',
    permission: 'directory.read',
    params: z.object({ code: areaCode }),
    reply: z.object({
      instructors: z.array(post),
      chiefs: z.array(post),
      workers: z.array(post),
      vacancies: z.array(z.enum(gridTeamRoles)),
      organisations: z.array(organisation),
    }),
  }),
}

const vacancyRoutes = {
  listVacancies: route({
    method: 'GET',
    path: '/api/grid-vacancies',
    summary: 'Grids within reach whose team lacks an instructor, a chief or a worker today',
    permission: 'directory.read',
    query: pageQuery.extend({ areaCode: areaCode.optional() }),
    reply: page(
      z.object({
        code: z.string(),
        name: z.string(),
        communityName: z.string(),
        vacancies: z.array(z.enum(gridTeamRoles)).min(1),
      }),
    ),
  }),
}

/** The directory: organisations, staff, posts, pairings, grid teams. */
export const contract = defineContract('people', {
  ...organisationRoutes,
  ...personRoutes,
  ...postRoutes,
  ...pairingRoutes,
  ...vacancyRoutes,
})
