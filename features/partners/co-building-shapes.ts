import { z } from 'zod'
import { screenWords } from '#kernel/people/index.ts'

const isoDate = z.iso.date()
const named = z.object({ id: z.uuid(), name: z.string() })
const area = z.object({ code: z.string(), name: z.string() })
const words = (least: number, most: number) => z.string().trim().min(least).max(most).overwrite(screenWords)

/** What a city settles of joint meetings. */
export const coBuildingSettings = z.object({
  /** Months a term lasts when nothing else is said. The report gives none; three years are shipped. */
  termMonths: z.number().int().min(1).max(60),
})
export type CoBuildingSettings = z.output<typeof coBuildingSettings>
export const shippedCoBuilding: CoBuildingSettings = { termMonths: 36 }

export const seatStates = ['proposed', 'asked', 'seated', 'refused', 'voided'] as const

export const seatView = z.object({
  district: z.string(),
  id: z.uuid(),
  caseId: z.uuid(),
  area,
  committee: named,
  /** Whose seat it is. */
  organisation: named,
  /** Who holds it; before the answer who was proposed, null when nobody was. */
  holder: z.string().nullable(),
  validFrom: isoDate,
  /** First day no longer in term. */
  validTo: isoDate,
  state: z.enum(seatStates),
  /** In term today. */
  sits: z.boolean(),
  endedOn: isoDate.nullable(),
  endReason: z.string().nullable(),
})
export type SeatView = z.output<typeof seatView>

export const meetingLine = z.object({
  district: z.string(),
  id: z.uuid(),
  area,
  title: z.string(),
  heldOn: isoDate,
  place: z.string(),
  attended: z.number().int(),
  /** What it fixed, and what became of that. */
  items: z.object({ all: z.number().int(), done: z.number().int(), open: z.number().int(), overdue: z.number().int() }),
})
export type MeetingLine = z.output<typeof meetingLine>

export const itemStates = ['fixed', 'under_way', 'checking', 'done', 'dropped', 'voided'] as const
export type ItemState = (typeof itemStates)[number]

export const itemLine = z.object({
  district: z.string(),
  id: z.uuid(),
  caseId: z.uuid(),
  number: z.string(),
  title: z.string(),
  place: z.string(),
  area,
  /** The organisation that carries it out. */
  organisation: named,
  meeting: z.object({ id: z.uuid(), title: z.string(), heldOn: isoDate }),
  dueOn: isoDate,
  state: z.enum(itemStates),
  overdue: z.boolean(),
  listed: z.boolean(),
  endedOn: isoDate.nullable(),
  dropReason: z.string().nullable(),
})
export type ItemLine = z.output<typeof itemLine>

export const itemDetail = itemLine.extend({
  what: z.string(),
  droppedBy: z.object({ id: z.uuid(), title: z.string(), heldOn: isoDate }).nullable(),
})
export type ItemDetail = z.output<typeof itemDetail>

const photo = z.object({ id: z.uuid(), url: z.string(), thumbnailUrl: z.string() })

export const meetingDetail = meetingLine.extend({
  minutes: z.string(),
  photos: z.array(photo),
  attendees: z.array(named),
  itemLines: z.array(itemLine),
  /** Earlier items of this community that are still open: what this meeting may drop. */
  dropsOpen: z.boolean(),
})
export type MeetingDetail = z.output<typeof meetingDetail>

export const meetingInput = z.object({
  title: words(2, 60),
  heldOn: isoDate,
  place: words(1, 100),
  /** Organisations that were there. */
  attendeeIds: z.array(z.uuid()).min(2).max(60),
  minutes: words(0, 20_000).default(''),
})

export const itemInput = z.object({
  title: words(2, 60),
  what: words(2, 1000),
  organisationId: z.uuid(),
  dueOn: isoDate,
  place: words(0, 100).default(''),
  listed: z.boolean().default(true),
})

/** What residents read of an item. */
export const publicItem = z.object({
  id: z.uuid(),
  title: z.string(),
  place: z.string(),
  areaName: z.string(),
  organisation: z.string(),
  dueOn: isoDate,
  state: z.enum(['under_way', 'done']),
  endedOn: isoDate.nullable(),
})
export type PublicItem = z.output<typeof publicItem>

export const coBuildingNumbers = z.object({
  members: z.number().int(),
  meetings: z.number().int(),
  items: z.number().int(),
  done: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  dropped: z.number().int(),
})
export type CoBuildingNumbers = z.output<typeof coBuildingNumbers>
