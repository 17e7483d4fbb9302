import type { Db } from '#platform/db/index.ts'

/** A kind of service in the words of the city. */
export interface ServiceField {
  code: string
  zh: string
  en: string
}
export type ListServiceFields = (db: Db) => Promise<readonly ServiceField[]>

/** One piece of service somebody did for a community: from orders and activities, never from clocking in. */
export interface ServiceRecord {
  id: string
  at: Date
  title: string
  place: string
}
export type ServiceRecords = (
  db: Db,
  asked: { personIds: readonly string[]; from: Date; to: Date },
) => Promise<readonly ServiceRecord[]>

/** What report-in asks of other features; wired in apps/server. */
export interface ReportInPorts {
  listServiceFields: ListServiceFields
  serviceRecords: ServiceRecords
}
