import type { Locale } from '#platform/i18n.ts'

/**
 * What the owner of the matters gives to the open interfaces. It decides alone what is public: nothing here carries a
 * requester, and words, title and exact place are null wherever they are not public.
 */
export interface PublicMatter {
  district: string
  id: string
  number: string
  kind: string
  category: { id: string; name: string } | null
  /** Words and exact place are public. */
  open: boolean
  title: string
  words: string | null
  place: string | null
  /** Exact when open, else the middle of the community. */
  lng: number | null
  lat: number | null
  /** The community, or what is wider when no community is known. */
  areaCode: string
  areaName: string
  state: string
  stateText: string
  final: boolean
  /** What the last public step says. */
  told: string | null
  /** The organisation at work. */
  unit: string | null
  openedAt: Date
  updatedAt: Date
  dueAt: Date | null
}

export type Box = readonly [west: number, south: number, east: number, north: number]

export interface PublicFilter {
  key?: { district: string; id: string } | undefined
  numbers?: readonly string[] | undefined
  categories?: readonly string[] | undefined
  /** Both included. */
  from?: Date | undefined
  to?: Date | undefined
  final?: boolean | undefined
  /** Only those whose words and place are public. */
  openOnly?: boolean | undefined
  /** Judged by the place that is shown, never by the one that is not. */
  box?: Box | undefined
  /** Keyset: what comes after this one, newest first. */
  after?: { at: Date; id: string } | undefined
  offset?: number | undefined
  limit: number
}

export interface Service {
  code: string
  name: string
  group: string
  keywords: readonly string[]
}

interface PublicStep {
  id: string
  at: Date
  sentence: string
  matter: Pick<PublicMatter, 'district' | 'id' | 'number' | 'title' | 'areaName' | 'stateText' | 'category'>
}

interface CommunityCount {
  code: string
  name: string
  lng: number
  lat: number
  open: number
  closed: number
}

export interface RaisedReport {
  /** Whose key it came with. */
  name: string
  words: string
  category: string
  lng: number
  lat: number
  crs: 'wgs84' | 'gcj02' | 'bd09'
  place: string
  contact: { name: string; phone: string } | undefined
  secretFromUnit: boolean
  fileIds: readonly string[]
}

/** What the handling unit is told through its own system: what its people would read here. */
export interface OutgoingMatter {
  number: string
  /** The category's name alone when the requester is sealed from the unit. */
  description: string
  place: string
  lng: number
  lat: number
}

interface Located {
  district: string
}

/** `Db` and `Tx` are the platform's; written as parameters so that this file stays pure. */
export interface MatterPorts<Db, Tx> {
  services(db: Db, at: { now: Date; locale: Locale }): Promise<readonly Service[]>
  list(db: Db, filter: PublicFilter, locale: Locale): Promise<readonly PublicMatter[]>
  /** Stops at `most`. */
  count(db: Db, filter: PublicFilter, most: number): Promise<number>
  steps(db: Db, at: { area: string; limit: number; locale: Locale }): Promise<readonly PublicStep[]>
  communities(db: Db, at: { box: Box; since: Date }): Promise<readonly CommunityCount[]>
  locate(db: Db, at: Pick<RaisedReport, 'lng' | 'lat' | 'crs'>): Promise<Located>
  raise(tx: Tx, report: RaisedReport): Promise<{ district: string; id: string; number: string }>
  outgoing(db: Db, key: { district: string; id: string }): Promise<OutgoingMatter | null>
}
