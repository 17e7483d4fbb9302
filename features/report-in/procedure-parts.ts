import { z } from 'zod'

export const unit = { kind: 'unit' } as const
export const desk = { kind: 'role', roles: ['community_dispatcher'] } as const
export const above = { kind: 'role', roles: ['street_supervisor', 'district_leader'] } as const
export const final = { final: true } as const
export const days = (amount: number) => ({ amount, unit: 'day' }) as const
export const workDays = (amount: number) => ({ amount, unit: 'work_day' }) as const

/** Without it nobody reads who reported in where. */
const REPORT_IN_READING = 'report_in.read'

export const common = {
  version: 1,
  module: 'report-in',
  reading: REPORT_IN_READING,
  start: 'noted',
} as const

/** Who is in charge of what was noted; the product answers it itself from what was said when it was opened. */
export const nameUnit = <const S extends string>(next: readonly [S, ...S[]]) =>
  z.object({ leadOrganisationId: z.uuid(), next: z.enum(next) })

/** None of these suits a case without a handling unit that is dispatched, objected to or rated. */
export const standing = {
  return: false,
  addAssist: false,
  extension: false,
  reopen: false,
  hold: false,
  objection: false,
  raise: false,
  exclusion: false,
  followUp: false,
} as const
