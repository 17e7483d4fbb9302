import { sql } from 'kysely'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'

/** The drawn map as a whole: the newest boundary generation, and a token that changes whenever anything drawn changes. */
export interface MapState {
  generation: number
  token: string
  /** Setting `territory.nearest_tolerance_m`. */
  toleranceM: number | null
}

const MAP_KEY = 'territory.map'
export const TOLERANCE_KEY = 'territory.nearest_tolerance_m'

/** One primary-key read. A map nobody has saved through this module yet is told apart by what lies in the table. */
export async function mapState(db: Db): Promise<MapState> {
  const rows = await db
    .selectFrom('platform.setting')
    .select(['key', 'value'])
    .where('key', 'in', [MAP_KEY, TOLERANCE_KEY])
    .execute()
  const tolerance = rows.find(row => row.key === TOLERANCE_KEY)?.value
  const toleranceM = typeof tolerance === 'number' && tolerance >= 0 ? tolerance : null
  const map = rows.find(row => row.key === MAP_KEY)?.value
  return { toleranceM, ...(readMap(map) ?? (await unsaved(db))) }
}

/**
 * Begins a new boundary generation and returns its number. Locks the map until the transaction ends, so that two
 * imports never share a generation.
 */
export async function nextGeneration(tx: Tx): Promise<number> {
  return changeMap(tx, 1)
}

/** Says that what is drawn has changed without a new boundary: a name, a closed area. */
export async function touchMap(tx: Tx): Promise<void> {
  await changeMap(tx, 0)
}

async function changeMap(tx: Tx, step: 0 | 1): Promise<number> {
  const first = sql<string>`jsonb_build_object(
    'generation', (select coalesce(max(generation), 0) + ${step}::int from territory.boundary),
    'token', ${crypto.randomUUID()}::text)`
  const later = sql<string>`jsonb_build_object(
    'generation', (platform.setting.value ->> 'generation')::int + ${step}::int,
    'token', excluded.value ->> 'token')`
  const { value } = await tx.db
    .insertInto('platform.setting')
    .values({ key: MAP_KEY, value: first, updated_at: tx.now })
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value: later, updated_at: tx.now }))
    .returning('value')
    .executeTakeFirstOrThrow()
  const map = readMap(value)
  if (!map) throw new Error(`Setting ${MAP_KEY} is not a map state`)
  return map.generation
}

function readMap(value: unknown): Pick<MapState, 'generation' | 'token'> | null {
  if (typeof value !== 'object' || value === null || !('generation' in value) || !('token' in value)) return null
  const { generation, token } = value
  return typeof generation === 'number' && typeof token === 'string' ? { generation, token } : null
}

async function unsaved(db: Db): Promise<Pick<MapState, 'generation' | 'token'>> {
  const { rows, open, generation } = await db
    .selectFrom('territory.boundary')
    .select(({ fn }) => [
      fn.countAll<number>().as('rows'),
      fn.countAll<number>().filterWhere('valid_to', 'is', null).as('open'),
      fn.max<number | null>('generation').as('generation'),
    ])
    .executeTakeFirstOrThrow()
  return { generation: generation ?? 0, token: `unsaved-${rows}-${open}-${generation ?? 0}` }
}
