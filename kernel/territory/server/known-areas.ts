import type { Db } from '#platform/db/index.ts'
import { prefixRange } from '../code.ts'
import { isClosed } from './in-force.ts'
import type { KnownArea } from './plan-divisions.ts'

/** Every area, in force or closed, of the cities some codes belong to. */
export async function knownAreas(db: Db, codes: readonly string[], today: string): Promise<Map<string, KnownArea>> {
  const cities = [...new Set(codes.map(code => code.slice(0, 4)))]
  const known = new Map<string, KnownArea>()
  for (const city of cities) {
    const [from, to] = prefixRange(city)
    const rows = await db
      .selectFrom('territory.area')
      .select(['code', 'name', 'valid_to'])
      .where('code', '>=', from)
      .where('code', '<', to)
      .execute()
    for (const row of rows) known.set(row.code, { name: row.name, closed: isClosed(row.valid_to, today) })
  }
  return known
}
