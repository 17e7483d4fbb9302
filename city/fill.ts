import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { NATIONAL_CALENDAR } from '#kernel/calendar/index.ts'
import { loadCalendar } from '#kernel/calendar/server/index.ts'
import { readLimitBook, sha256 } from '#kernel/workflow/server/index.ts'
import { buildCity, type City } from './city.ts'
import { markAsDemo, openAccounts } from './fill/accounts.ts'
import { insertAppraisals } from './fill/appraisal-rows.ts'
import { insertCoBuilding } from './fill/co-building-rows.ts'
import { insertDesks } from './fill/desk-rows.ts'
import { followUpRows } from './fill/follow-up-rows.ts'
import { insertReportIn } from './fill/report-in-rows.ts'
import { insertRows } from './fill/insert-rows.ts'
import { insertInterfaces } from './fill/interface-rows.ts'
import { insertMatters } from './fill/matter-rows.ts'
import { insertPartners } from './fill/partner-rows.ts'
import { insertProgrammes } from './fill/programme-rows.ts'
import { insertShapes } from './fill/shape-rows.ts'
import { insertMessages } from './fill/persona-messages.ts'
import { insertOrders } from './fill/order-rows.ts'
import { storePhotos } from './fill/photo-store.ts'
import type { CityPorts } from './fill/ports.ts'
import { insertSeals } from './fill/seal-histories.ts'
import { insertServices } from './fill/service-rows.ts'
import { worksheetRows, worksheetRuns } from './fill/worksheet-rows.ts'
import { insertStanding } from './fill/standing-rows.ts'
import { planHomeInbox } from './matters/home-inbox.ts'
import { planPetitions } from './matters/petitions.ts'
import { createTools, type MatterPlan, planYear } from './matters/plan.ts'
import { createDirectory } from './play/directory.ts'
import { createNumbers, type Numbers } from './play/numbers.ts'
import type { PlayedMatter } from './play/played.ts'
import { playMatter } from './play/play-matter.ts'
import { createWalks, type Duty } from './play/walks.ts'
import type { World } from './play/world.ts'
import { createRandom } from './random.ts'
import type { Scale } from './territory/areas.ts'

export type { CityPorts } from './fill/ports.ts'

export interface FillOptions {
  seed: number
  /** The story ends here: the most recent matters are still open. */
  now: Date
  scale?: Scale
  /** Matters of the past year, beside some fifty on the desks of the personas. 0: none at all, and no ports needed. */
  matters?: number
  ports?: CityPorts
  onProgress?: (done: number, total: number) => void
}

const DAYS = 365
const CHUNK = 250

/**
 * Writes the whole demonstration city into an empty, migrated database that has its dictionaries (calendar, limits,
 * categories, duties), in one transaction: it is there completely or not at all.
 */
export async function fillCity(db: Kysely<DB>, options: FillOptions): Promise<City> {
  const { seed, now, scale = 'full', matters = 5200, ports } = options
  const city = buildCity(seed, scale)
  if (matters > 0 && !ports) throw new Error('Matters need ports: storage, sealing of requesters, search words')
  // Files first: a row never points at nothing, and a picture without a row harms nobody.
  const photos = matters > 0 && ports ? await storePhotos(ports.storage) : new Map()
  await db.transaction().execute(async tx => {
    await insertStanding(tx, city)
    await openAccounts(tx, city, now)
    await markAsDemo(tx, city, now)
    if (matters === 0 || !ports) return
    const numbers = createNumbers()
    const world = await worldOf(tx, city, { now, numbers })
    const others = await insertReportIn(tx, { city, world, ports })
    const plans = planAll(city, now, matters)
    await fillMatters(tx, { city, world, ports, photos, plans, others, ...progressOf(options) })
    await insertServices(tx, city, world)
    await insertPartners(tx, city, world)
    await insertCoBuilding(tx, city, world)
    await insertProgrammes(tx, city, now)
    await insertShapes(tx, city, now)
    await insertRows(tx, 'matters.number_counter', numbers.counters())
    await insertOrders(tx, { city, world })
    await ports.countForMap(tx)
    await insertRows(tx, 'matters.worksheet_run', worksheetRuns(city, { ports, now }))
    await insertAppraisals(tx, city, now)
    await insertInterfaces(tx, { city, ports, now })
    await insertDesks(tx, city, now)
    await ports.publishMonths(tx, { now, areaCodes: publishing(city) })
  })
  return city
}

/** The city, and the district and street the personas work in. */
function publishing({ home }: City): string[] {
  return [home.street.slice(0, 4), home.street.slice(0, 6), home.street]
}

function progressOf({ onProgress }: FillOptions): { onProgress: (done: number, total: number) => void } {
  return { onProgress: onProgress ?? (() => undefined) }
}

/** In the order they were raised, so that numbers rise with time. */
function planAll(city: City, now: Date, matters: number): MatterPlan[] {
  const tools = createTools(city)
  return [
    ...planYear(tools, { now, days: DAYS, count: matters }),
    ...planHomeInbox(tools, now),
    ...planPetitions(tools, now),
  ].toSorted((a, b) => a.openedAt.getTime() - b.openedAt.getTime())
}

async function worldOf(db: Kysely<DB>, city: City, at: { now: Date; numbers: Numbers }): Promise<World> {
  return {
    now: at.now,
    directory: createDirectory(city),
    walk: createWalks(city, await readDuties(db)),
    calendar: await loadCalendar(db, NATIONAL_CALENDAR),
    limits: await readLimitBook(db),
    digest: sha256,
    number: (district, day) => at.numbers.take(district, day),
  }
}

async function readDuties(db: Kysely<DB>): Promise<Duty[]> {
  const rows = await db.selectFrom('matters.duty').selectAll().orderBy('id').execute()
  return rows.map(row => ({
    id: row.id,
    categoryId: row.category_id,
    level: row.level as Duty['level'],
    areaCode: row.area_code,
    organisationKind: row.organisation_kind,
    organisationTag: row.organisation_tag,
    organisationId: row.organisation_id,
    part: row.part === 'assist' ? 'assist' : 'lead',
    position: row.position,
  }))
}

interface Matters {
  city: City
  world: World
  ports: CityPorts
  photos: Parameters<typeof insertMatters>[2]['photos']
  plans: readonly MatterPlan[]
  /** Cases of other features, already written, to be sealed with these. */
  others: readonly Pick<PlayedMatter, 'record'>[]
  onProgress: (done: number, total: number) => void
}

/** Plays and writes a few hundred at a time, so that memory stays flat and progress shows. */
async function fillMatters(db: Kysely<DB>, matters: Matters): Promise<void> {
  const { city, world, ports, photos, plans, others, onProgress } = matters
  const random = createRandom(city.seed, 'play')
  const heads = others.map(({ record: { case: row } }) => headOf(row))
  for (let from = 0; from < plans.length; from += CHUNK) {
    const chunk = plans.slice(from, from + CHUNK)
    const before: PlayedMatter[] = []
    const around: World = { ...world, openIn: (district, at) => before.findLast(one => stillOpen(one, district, at)) }
    for (const [index, plan] of chunk.entries()) before.push(playMatter(around, plan, random.fork(`${from + index}`)))
    const played = before.map(sealed)
    await insertMatters(db, played, { ports, photos })
    await insertRows(db, 'matters.follow_up', followUpRows(played, world.now))
    await insertRows(db, 'matters.worksheet', worksheetRows(played, { city, now: world.now }))
    await insertMessages(db, played, { city, now: world.now, random: random.fork(`messages ${from}`) })
    heads.push(...played.map(({ record: { case: row } }) => headOf(row)))
    onProgress(Math.min(from + CHUNK, plans.length), plans.length)
  }
  for (const [district, own] of Map.groupBy(heads, head => head.district)) {
    await insertSeals(db, { district, now: world.now, heads: own })
  }
}

/** A matter another may be merged into at the moment: nothing has happened to it since, and it has not ended. */
function stillOpen({ record: { case: row } }: PlayedMatter, district: string, at: Date): boolean {
  return row.district === district && !row.final && row.bucket !== 'rate' && row.updated_at <= at
}

function headOf(row: PlayedMatter['record']['case']) {
  return { district: row.district, caseId: row.id, seq: row.last_seq, hash: row.head_hash }
}

/** The seals that follow cover the whole of each history. */
function sealed(played: PlayedMatter): PlayedMatter {
  const { case: row } = played.record
  return { ...played, record: { ...played.record, case: { ...row, sealed_seq: row.last_seq } } }
}
