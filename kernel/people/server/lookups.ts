import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { lineage } from '#kernel/territory/index.ts'
import type { Tx } from '#platform/tx.ts'
import { type IsoDate, type OrganisationKind, type OrganisationTag, type Role, shanghaiDate } from '../index.ts'

/** Another process may have changed the directory; what it changed is seen here after this long at the latest. */
const TTL_MS = 15_000
const MOST = 20_000

type Answers = Map<string, { until: number; value: unknown }>

/** Read on every report and rarely changed: answers are kept, and forgotten as a whole when anything is edited. */
let kept = new WeakMap<object, Answers>()

/** Of one database: a transaction's handle is new each time, but the adapter behind it is the database's own. */
function answersOf(db: Kysely<DB>): Answers {
  const { adapter } = db.getExecutor()
  const answers = kept.get(adapter) ?? new Map()
  kept.set(adapter, answers)
  return answers
}

/** Call after every write to organisations, posts or people; takes effect when the transaction commits. */
export function forgetDirectory(tx: Tx): void {
  const answers = answersOf(tx.db)
  tx.afterCommit(() => answers.clear())
}

/** For whoever changed the directory behind its back: an import, a test. */
export function clearDirectoryCache(): void {
  kept = new WeakMap()
}

export interface Holder {
  role: Role
  areaCode: string
}

/**
 * Who of these roles is nearest to an area: at it, else one level up, and so on to the city. Within one level the order
 * of `roles` decides. Null when nobody up the tree holds any of them on that day.
 */
export async function nearestHolder(
  db: Kysely<DB>,
  query: { roles: readonly Role[]; areaCode: string; at: Date },
): Promise<Holder | null> {
  const date = shanghaiDate(query.at)
  return remember({ db, key: ['holder', date, query.areaCode, ...query.roles], now: query.at }, async () => {
    if (query.roles.length === 0) return null
    const rows = await db
      .selectFrom('people.post')
      .select(['role', 'area_code'])
      .distinct()
      .where('area_code', 'in', lineage(query.areaCode))
      .where('role', 'in', query.roles)
      .where('valid_from', '<=', date)
      .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', date)]))
      .execute()
    const found = rows.map(row => ({ role: row.role as Role, areaCode: row.area_code }))
    const rank = (holder: Holder) => query.roles.indexOf(holder.role) - holder.areaCode.length * query.roles.length
    return found.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
  })
}

/** The people who hold a role at exactly this area. */
export async function holdersAt(db: Kysely<DB>, query: Holder & { at: Date }): Promise<string[]> {
  const date = shanghaiDate(query.at)
  return remember({ db, key: ['people', date, query.areaCode, query.role], now: query.at }, async () => {
    const rows = await db
      .selectFrom('people.post')
      .select('person_id')
      .distinct()
      .where('area_code', '=', query.areaCode)
      .where('role', '=', query.role)
      .where('valid_from', '<=', date)
      .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', date)]))
      .execute()
    return rows.map(row => row.person_id)
  })
}

export interface OrganisationBrief {
  id: string
  kind: OrganisationKind
  tag: OrganisationTag | null
  name: string
  areaCode: string
}

/** Open organisations at an area or on the way up from it, the nearest first, then by name; the input of every dispatch. */
export async function organisationsFor(
  db: Kysely<DB>,
  query: { areaCode: string; at: Date; kinds?: readonly OrganisationKind[] },
): Promise<OrganisationBrief[]> {
  const date = shanghaiDate(query.at)
  const all = await remember({ db, key: ['organisations', date, query.areaCode], now: query.at }, async () => {
    const rows = await openOrganisations(db, date)
      .where('area_code', 'in', lineage(query.areaCode))
      .orderBy(sql`length(area_code)`, 'desc')
      .orderBy('name')
      .orderBy('id')
      .execute()
    return rows.map(toBrief)
  })
  return query.kinds === undefined ? all : all.filter(one => query.kinds?.includes(one.kind))
}

/** Open organisations by id, in no order; unknown and closed ones are left out. */
export async function organisationsById(
  db: Kysely<DB>,
  query: { ids: readonly string[]; at: Date },
): Promise<OrganisationBrief[]> {
  if (query.ids.length === 0) return []
  const rows = await openOrganisations(db, shanghaiDate(query.at)).where('id', 'in', query.ids).execute()
  return rows.map(toBrief)
}

function openOrganisations(db: Kysely<DB>, date: IsoDate) {
  return db
    .selectFrom('people.organisation')
    .select(['id', 'kind', 'tag', 'name', 'area_code'])
    .where('valid_from', '<=', date)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', date)]))
}

function toBrief(row: { id: string; kind: string; tag: string | null; name: string; area_code: string }) {
  return {
    id: row.id,
    kind: row.kind as OrganisationKind,
    tag: row.tag as OrganisationTag | null,
    name: row.name,
    areaCode: row.area_code,
  }
}

interface Asked {
  db: Kysely<DB>
  key: readonly string[]
  now: Date
}

async function remember<T>({ db, key, now }: Asked, load: () => Promise<T>): Promise<T> {
  const name = key.join('\n')
  const answers = answersOf(db)
  const known = answers.get(name)
  if (known && now.getTime() < known.until && now.getTime() > known.until - 2 * TTL_MS) return known.value as T
  // Only finished answers are shared: waiting inside a transaction for a read outside it would never end.
  const value = await load()
  if (answers.size >= MOST) answers.clear()
  answers.set(name, { until: now.getTime() + TTL_MS, value })
  return value
}
