import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { caseLine } from '#kernel/workflow/index.ts'
import { defineContract, page, pageQuery, PUBLIC, requestId, route, SIGNED_IN } from '#platform/http/route.ts'
import { coBuildingRoutes } from './co-building-contract.ts'
import { programmeRoutes } from './programme-contract.ts'
import { shapeRoutes } from './shape-contract.ts'
import {
  areaCount,
  called,
  classInput,
  code,
  fieldInput,
  need,
  offerInput,
  partnerClass,
  partnerDetail,
  partnerLine,
  partnerStates,
  publicPartner,
  serviceField,
} from './shapes.ts'

const district = z.string().regex(/^\d{6}$/)
const byId = z.object({ district, id: z.uuid() })
const reason = z.string().trim().min(1).max(500)
const narrowed = { class: code.optional(), field: code.optional() }

export const partnerFilter = z.object({
  areaCode: areaCode.optional(),
  ...narrowed,
  kind: z.enum(['organisation', 'person']).optional(),
  state: z.enum(partnerStates).optional(),
  name: z.string().trim().max(100).optional(),
})
const publicFilter = z.object({ areaCode: areaCode.optional(), ...narrowed })
const counts = z.object({ here: z.number().int(), items: z.array(areaCount) })

const dictionaryRoutes = {
  getDictionary: route({
    method: 'GET',
    path: '/api/partner-dictionary',
    summary: 'Classes of partners and fields of service, ended ones included',
    permission: PUBLIC,
    reply: z.object({ classes: z.array(partnerClass), fields: z.array(serviceField) }),
  }),
  putClass: route({
    method: 'PUT',
    path: '/api/partner-classes/:code',
    summary: 'Add a class of partners or change it; an end date ends it for new partners',
    permission: 'setting.edit',
    params: z.object({ code }),
    body: classInput.extend({ requestId }),
    reply: partnerClass,
  }),
  putField: route({
    method: 'PUT',
    path: '/api/service-fields/:code',
    summary: 'Add a field of service or change it, and which categories of matters call for it',
    permission: 'setting.edit',
    params: z.object({ code }),
    body: fieldInput.extend({ requestId }),
    reply: serviceField,
  }),
}

const publicRoutes = {
  listPublicPartners: route({
    method: 'GET',
    path: '/api/public/partners',
    summary: 'Organisations in the register that agreed to be listed; no person is ever in it',
    permission: PUBLIC,
    query: pageQuery.extend(publicFilter.shape),
    reply: page(publicPartner),
  }),
  countPublicPartners: route({
    method: 'GET',
    path: '/api/public/partners/map',
    summary: 'How many of these there are in each part of an area',
    permission: PUBLIC,
    query: publicFilter.required({ areaCode: true }),
    reply: counts,
  }),
}

const registerRoutes = {
  listPartners: route({
    method: 'GET',
    path: '/api/partners',
    summary: 'The register within reach, by name',
    permission: 'partner.read',
    query: pageQuery.extend(partnerFilter.shape),
    reply: page(partnerLine),
  }),
  countPartners: route({
    method: 'GET',
    path: '/api/partners/map',
    summary: 'How many partners there are in each part of an area, within reach',
    permission: 'partner.read',
    query: partnerFilter.required({ areaCode: true }),
    reply: counts,
  }),
  getPartner: route({
    method: 'GET',
    path: '/api/partners/:district/:id',
    summary: 'One partner: what it offers, where and when, what it has done',
    permission: 'partner.read',
    params: byId,
    reply: partnerDetail,
  }),
  revealPartnerContact: route({
    method: 'POST',
    path: '/api/partners/:district/:id/contact',
    summary: 'The number a resident left, with a reason and on record',
    permission: 'partner.check',
    params: byId,
    body: z.object({ requestId, reason }),
    reply: z.object({ phone: z.string() }),
  }),
  invitePartner: route({
    method: 'POST',
    path: '/api/partners/invitations',
    summary: 'Invite an organisation into the register of an area; it answers for itself',
    permission: 'partner.check',
    body: offerInput.extend({ requestId, organisationId: z.uuid(), areaCode }),
    reply: caseLine,
  }),
  countSentinels: route({
    method: 'GET',
    path: '/api/sentinels',
    summary: 'Sentinels of an area and what came of their reports, all together; one to four are not told',
    permission: 'partner.check',
    query: z.object({ areaCode }),
    reply: z.object({
      days: z.number().int(),
      sentinels: z.number().int().nullable(),
      reports: z.number().int().nullable(),
      solved: z.number().int().nullable(),
    }),
  }),
  listNeeds: route({
    method: 'GET',
    path: '/api/partner-needs/:district/:compoundId',
    summary: 'What a compound needed lately, and which partners could help with it, with reasons',
    permission: 'partner.check',
    params: z.object({ district, compoundId: z.uuid() }),
    query: z.object({ days: z.coerce.number().int().min(30).max(730).default(180) }),
    reply: z.object({ compound: z.object({ name: z.string(), communityCode: z.string() }), needs: z.array(need) }),
  }),
}

/** Of a sentinel, for their own eyes: what they reported in a year, and what was solved. */
const ownReports = z.object({ reports: z.number().int(), solved: z.number().int() }).nullable()

const ownRoutes = {
  listMine: route({
    method: 'GET',
    path: '/api/my/partners',
    summary: 'My own partnership and those of the organisations I answer for, with what came of them',
    permission: SIGNED_IN,
    reply: z.object({
      items: z.array(partnerDetail.extend({ mine: z.enum(['person', 'organisation']), reports: ownReports })),
    }),
  }),
  applyAsPartner: route({
    method: 'POST',
    path: '/api/my/partners',
    summary: 'Apply to be a partner: for oneself, or for an organisation one answers for',
    permission: 'partner.apply',
    body: offerInput.extend({ requestId, organisationId: z.uuid().nullable().default(null), areaCode, called }),
    reply: caseLine,
  }),
  editOffer: route({
    method: 'PUT',
    path: '/api/my/partners/:district/:id',
    summary: 'Change what is offered, where, when, and what of it may be shown',
    permission: SIGNED_IN,
    params: byId,
    body: offerInput.extend({ requestId }),
    reply: partnerDetail,
  }),
  leaveRegister: route({
    method: 'POST',
    path: '/api/my/partners/:district/:id/leave',
    summary: 'Leave the register; a number that was left goes at once',
    permission: SIGNED_IN,
    params: byId,
    body: z.object({ requestId, reason }),
    reply: partnerDetail,
  }),
}

/** The partner register 合伙人, programmes 品牌·工作法, shapes of organisation 组织模式, joint meetings 联席会议. */
export const contract = defineContract('partners', {
  ...dictionaryRoutes,
  ...publicRoutes,
  ...registerRoutes,
  ...ownRoutes,
  ...programmeRoutes,
  ...shapeRoutes,
  ...coBuildingRoutes,
})
