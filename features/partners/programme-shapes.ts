import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'

const named = { zh: z.string().trim().min(1).max(60), en: z.string().trim().min(1).max(120) }
const told = { zh: z.string().trim().max(500), en: z.string().trim().max(800) }

/** One line of a method (a "micro", a circle, a "one"): what it says, and what in the system carries it. */
const programmeLine = z.object({
  key: z.string().regex(/^[a-z][a-z0-9_]{0,39}$/),
  name: z.object(named),
  words: z.object(told),
  /** Procedures whose cases are this line at work. */
  procedures: z.array(z.string().max(60)).max(20).default([]),
  /** Organisations, stations and teams that do it. */
  organisationIds: z.array(z.uuid()).max(50).default([]),
  /** Indicators it is measured by. */
  indicators: z.array(z.string().max(60)).max(10).default([]),
})
export type ProgrammeLine = z.output<typeof programmeLine>

export const programmeContent = z.object({
  name: z.object(named),
  motto: z.object(told),
  /** Days without a case or a deed of a tied organisation after which a line is said to be asleep. */
  sleepDays: z.number().int().min(7).max(730).default(90),
  lines: z.array(programmeLine).min(1).max(20),
})
export type ProgrammeContent = z.output<typeof programmeContent>

export const programmeStates = ['draft', 'published', 'ended'] as const

/** alive: something happened in time · asleep: nothing did · slogan: nothing in the system carries it. */
const pulses = ['alive', 'asleep', 'slogan'] as const
export type Pulse = (typeof pulses)[number]

const shown = z.number().int().nullable()

const linePulse = z.object({
  key: z.string(),
  name: z.string(),
  words: z.string(),
  pulse: z.enum(pulses),
  /** Cases of its procedures with a step in the days; null: fewer than five, yet some. */
  cases: shown,
  /** Organisations tied to it that still stand, and of these that took a step in a case in the days. */
  organisations: z.array(z.object({ id: z.uuid(), name: z.string(), open: z.boolean(), active: z.boolean() })),
  procedures: z.array(z.object({ key: z.string(), title: z.string() })),
  indicators: z.array(z.object({ key: z.string(), name: z.string(), formula: z.string(), shown: z.string() })),
})
export type LinePulse = z.output<typeof linePulse>

export const programmeRow = z.object({
  district: z.string(),
  id: z.uuid(),
  name: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  state: z.enum(programmeStates),
  publishedVersion: z.number().int().nullable(),
  /** A draft that is newer than what is published. */
  hasDraft: z.boolean(),
})

const version = z.object({
  version: z.number().int(),
  editedBy: z.string(),
  editedAt: z.iso.datetime(),
  publishedBy: z.string().nullable(),
  publishedAt: z.iso.datetime().nullable(),
  reason: z.string().nullable(),
})

export const programmeView = programmeRow.extend({
  motto: z.string(),
  sleepDays: z.number().int(),
  lines: z.array(linePulse),
  versions: z.array(version),
  /** What can be edited now: the draft, else what is published. */
  content: programmeContent,
  mayEdit: z.boolean(),
  mayPublish: z.boolean(),
})
export type ProgrammeView = z.output<typeof programmeView>

/** The public page: names of offices and teams, never of persons. */
export const publicProgramme = z.object({
  district: z.string(),
  id: z.uuid(),
  name: z.string(),
  motto: z.string(),
  areaCode: z.string(),
  areaName: z.string(),
  publishedAt: z.iso.datetime(),
  sleepDays: z.number().int(),
  lines: z.array(linePulse.omit({ indicators: true })),
})
export type PublicProgramme = z.output<typeof publicProgramme>

export const newProgramme = z.object({ areaCode, content: programmeContent })
