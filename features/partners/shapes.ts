import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { screenWords } from '#kernel/people/index.ts'

export const partnerStates = [
  'applied',
  'invited',
  'registered',
  'reviewing',
  'declined',
  'refused',
  'left',
  'ended',
  'voided',
] as const
export type PartnerState = (typeof partnerStates)[number]

/** In the register: to be found, matched and shown. */
export const inRegister = ['registered', 'reviewing'] as const satisfies readonly PartnerState[]
/** On the way in or in: a second application of the same is refused. */
export const standingStates = ['applied', 'invited', ...inRegister] as const satisfies readonly PartnerState[]

export const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/, { error: 'partners.bad_code' })
const isoDate = z.iso.date()
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: 'partners.bad_time' })
const words = (most: number) => z.string().trim().max(most).overwrite(screenWords)

export const takes = ['organisation', 'person', 'both'] as const

export const partnerClass = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  takes: z.enum(takes),
  validTo: isoDate.nullable(),
})
export type PartnerClass = z.output<typeof partnerClass>

export const serviceField = z.object({
  code: z.string(),
  zh: z.string(),
  en: z.string(),
  categories: z.array(z.string()),
  validTo: isoDate.nullable(),
})
export type ServiceFieldView = z.output<typeof serviceField>

const names = { zh: z.string().trim().min(1).max(20), en: z.string().trim().min(1).max(60) }
const end = { validTo: isoDate.nullable().default(null) }
export const classInput = z.object({ ...names, takes: z.enum(takes), ...end })
export const fieldInput = z.object({
  ...names,
  categories: z.array(z.string().max(60)).max(60).default([]),
  ...end,
})

/** One weekly time, Shanghai wall clock; Monday is 1. `to` is later the same day. */
export const weeklyTime = z.object({ weekday: z.number().int().min(1).max(7), from: clock, to: clock })
export type WeeklyTime = z.output<typeof weeklyTime>

/** What a partner offers, where and when, and what of it may be shown. */
export const offerInput = z.object({
  classes: z.array(code).min(1).max(5),
  fields: z.array(code).min(1).max(10),
  areas: z.array(areaCode).min(1).max(20),
  times: z.array(weeklyTime).max(21).default([]),
  words: words(500).default(''),
  /** Digits of a telephone; of an organisation its office, of a person kept encrypted. */
  phone: z.string().trim().max(40).nullable().default(null),
  listed: z.boolean().default(false),
  contactPublic: z.boolean().default(false),
})
export type OfferInput = z.output<typeof offerInput>

/** How a person wants to be called; organisations have their name. */
export const called = words(20).default('')

export const partnerLine = z.object({
  district: z.string(),
  id: z.uuid(),
  kind: z.enum(['organisation', 'person']),
  organisationId: z.uuid().nullable(),
  /** Of a person only with their consent, or to whoever keeps the register; null otherwise. */
  name: z.string().nullable(),
  classes: z.array(z.string()),
  fields: z.array(z.string()),
  areaCode: z.string(),
  areaName: z.string(),
  state: z.enum(partnerStates),
  since: isoDate.nullable(),
  /** Cases brought to a good end in a year; null: fewer than five, or a person's, which is theirs alone to see. */
  done: z.number().int().nullable(),
})
export type PartnerLine = z.output<typeof partnerLine>

export const partnerDetail = partnerLine.extend({
  caseId: z.uuid(),
  areas: z.array(z.object({ code: z.string(), name: z.string() })),
  times: z.array(weeklyTime),
  words: z.string(),
  /** Of an organisation; a person's is revealed on record. */
  phone: z.string().nullable(),
  hasContact: z.boolean(),
  listed: z.boolean(),
  contactPublic: z.boolean(),
  until: isoDate.nullable(),
  reason: z.string().nullable(),
  mayEdit: z.boolean(),
  mayReveal: z.boolean(),
})
export type PartnerDetail = z.output<typeof partnerDetail>

/** What everybody may read: organisations in the register that agreed to be listed. */
export const publicPartner = z.object({
  id: z.uuid(),
  name: z.string(),
  classes: z.array(z.string()),
  fields: z.array(z.string()),
  areaCode: z.string(),
  areaName: z.string(),
  times: z.array(weeklyTime),
  words: z.string(),
  phone: z.string().nullable(),
})
export type PublicPartner = z.output<typeof publicPartner>

export const areaCount = z.object({ code: z.string(), name: z.string(), count: z.number().int() })

const reason = z.object({
  code: z.enum(['field', 'place', 'time', 'pairing']),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})
/** One partner that fits, and why; in the order of nearness and name, never of a score. */
const partnerMatch = z.object({
  district: z.string(),
  partnerId: z.uuid(),
  kind: z.enum(['organisation', 'person']),
  organisationId: z.uuid().nullable(),
  personId: z.uuid().nullable(),
  name: z.string(),
  reasons: z.array(reason),
})
export type PartnerMatch = z.output<typeof partnerMatch>

export const need = z.object({
  field: z.string(),
  /** Matters of the compound in the period; null: fewer than five. */
  count: z.number().int().nullable(),
  /** What they were, the most frequent first. */
  categories: z.array(z.string()),
  partners: z.array(partnerMatch.omit({ personId: true })),
})
export type Need = z.output<typeof need>
