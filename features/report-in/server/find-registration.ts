import type { Scope } from '#kernel/access/index.ts'
import { notFound } from '#platform/error.ts'
import type { ReportInDb } from './report-in-deps.ts'
import { registrationRows } from './registration-rows.ts'
import { registrationsWithin } from './registrations-within.ts'

export interface SubjectKey {
  district: string
  id: string
}

/** The registration within a scope; anything else looks absent. */
export async function findRegistration(db: ReportInDb, scope: Scope, { district, id }: SubjectKey) {
  const row = await registrationRows(db)
    .where('r.district', '=', district)
    .where('r.id', '=', id)
    .where(registrationsWithin(scope))
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}
