/** A kind of service in the words of the city. */
export interface ServiceField {
  code: string
  zh: string
  en: string
}
/** `Db` is the server's handle; a parameter, so that this file stays pure. */
export type ListServiceFields<Db> = (db: Db) => Promise<readonly ServiceField[]>

/** One piece of service somebody did for a community: from orders and activities, never from clocking in. */
export interface ServiceRecord {
  id: string
  personId: string
  at: Date
  title: string
  place: string
  areaCode: string
}
export type ServiceRecords<Db> = (
  db: Db,
  asked: { personIds: readonly string[]; from: Date; to: Date; limit?: number },
) => Promise<readonly ServiceRecord[]>

/** What report-in asks of other features; wired in apps/server. */
export interface ReportInPorts<Db> {
  listServiceFields: ListServiceFields<Db>
  serviceRecords: ServiceRecords<Db>
}
