import { z } from 'zod'
import type { TimeLimit } from '#kernel/workflow/index.ts'

/** The item of the work-item list that service complaints (D40) are: its limits and its duty list are settings. */
export const COMPLAINT = 'other.complaint'

/** What kind of service it is about: property company, an office, street cleaning, water power and gas, another. */
export const complaintKinds = ['property', 'office', 'cleaning', 'utility', 'other'] as const
export type ComplaintKind = (typeof complaintKinds)[number]

/** Which organisations a kind is usually about; empty: any that work may be given to. */
export const complainedKinds: Readonly<Record<ComplaintKind, readonly string[]>> = {
  property: ['property_company'],
  office: ['residents_committee', 'government', 'department'],
  cleaning: ['property_company', 'department'],
  utility: ['department'],
  other: [],
}

/** Who it is about. Nobody need know: then the desk finds out. */
export const complaintInput = z.object({
  kind: z.enum(complaintKinds),
  organisationId: z.uuid().nullable().default(null),
})
export type ComplaintInput = z.output<typeof complaintInput>

export const complaintView = z.object({
  kind: z.enum(complaintKinds),
  organisation: z.object({ id: z.uuid(), name: z.string() }).nullable(),
})
export type ComplaintView = z.output<typeof complaintView>

/**
 * How fast "fast" is. The source gives no number; these are shipped and can be changed like any limit: heard and given
 * out within an hour each, answered within a working day, checked within half of one.
 */
export const complaintLimits: readonly ({ state: string } & TimeLimit)[] = [
  { state: 'received', amount: 1, unit: 'work_hour' },
  { state: 'dispatching', amount: 1, unit: 'work_hour' },
  { state: 'assigned', amount: 2, unit: 'work_hour' },
  { state: 'handling', amount: 1, unit: 'work_day' },
  { state: 'checking', amount: 4, unit: 'work_hour' },
]
