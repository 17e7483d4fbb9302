import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { isCreditCode } from './credit-code.ts'
import { organisationKinds, organisationTags, pairingKinds, pairingTargets } from './organisation-kinds.ts'
import { roles } from './roles.ts'

export const isoDate = z.iso.date()
export const name = z.string().trim().min(1).max(100)
const period = { validFrom: isoDate, validTo: isoDate.nullable() }

export const organisation = z.object({
  id: z.uuid(),
  kind: z.enum(organisationKinds),
  tag: z.enum(organisationTags).nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  parentId: z.uuid().nullable(),
  creditCode: z.string().nullable(),
  /** Published duty telephone. */
  phone: z.string().nullable(),
  address: z.string().nullable(),
  /** Organisations directly under it, closed ones not counted. */
  children: z.number().int(),
  ...period,
})
export type Organisation = z.output<typeof organisation>

/** What can be written. Absent keeps, null clears. */
export const organisationInput = z.object({
  kind: z.enum(organisationKinds),
  tag: z.enum(organisationTags).nullable().optional(),
  name,
  shortName: z.string().trim().max(50).nullable().optional(),
  areaCode,
  parentId: z.uuid().nullable().optional(),
  creditCode: z.string().refine(isCreditCode, { error: 'people.bad_credit_code' }).nullable().optional(),
  phone: z.string().trim().max(40).nullable().optional(),
  address: z.string().trim().max(200).nullable().optional(),
})

export const post = z.object({
  id: z.uuid(),
  personId: z.uuid(),
  personName: z.string(),
  role: z.enum(roles),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  caseTypes: z.array(z.string()).nullable(),
  ...period,
})
export type PostView = z.output<typeof post>

export const person = z.object({
  id: z.uuid(),
  name: z.string(),
  validTo: isoDate.nullable(),
  /** Posts in force that the caller may see. */
  posts: z.array(post),
})
export type PersonView = z.output<typeof person>

export const pairing = z.object({
  id: z.uuid(),
  kind: z.enum(pairingKinds),
  personId: z.uuid().nullable(),
  personName: z.string().nullable(),
  organisationId: z.uuid().nullable(),
  organisationName: z.string().nullable(),
  areaCode: z.string(),
  areaName: z.string(),
  targetKind: z.enum(pairingTargets),
  targetId: z.string(),
  purpose: z.string(),
  /** Which published rule asks for this pairing. */
  legalBasis: z.string(),
  ...period,
})
export type PairingView = z.output<typeof pairing>
