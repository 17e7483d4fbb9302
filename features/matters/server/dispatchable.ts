import { shanghaiDate } from '#kernel/people/index.ts'
import { lineage, prefixRange } from '#kernel/territory/index.ts'
import type { MattersDb } from './matter-rows.ts'

const MOST = 50

/** Kinds that may be given work. A shop, an owners' committee or a Party organisation is asked, not dispatched to. */
export const dispatchableKinds = [
  'government',
  'department',
  'residents_committee',
  'property_company',
  'social_organisation',
  'team',
  'grid_team',
] as const

/** Organisations on the way up from the place, and those elsewhere in its street. */
function reachable(areaCode: string): { line: string[]; from: string; to: string } {
  const street = areaCode.slice(0, Math.min(areaCode.length, 9))
  const [from, to] = prefixRange(street)
  return { line: lineage(areaCode), from, to }
}

function openChoices(db: MattersDb, at: { areaCode: string; now: Date }) {
  const { line, from, to } = reachable(at.areaCode)
  const date = shanghaiDate(at.now)
  return db
    .selectFrom('people.organisation as o')
    .innerJoin('territory.area as a', 'a.code', 'o.area_code')
    .where('o.kind', 'in', [...dispatchableKinds])
    .where('o.valid_from', '<=', date)
    .where(eb => eb.or([eb('o.valid_to', 'is', null), eb('o.valid_to', '>', date)]))
    .where(eb =>
      eb.or([eb('o.area_code', 'in', line), eb.and([eb('o.area_code', '>=', from), eb('o.area_code', '<', to)])]),
    )
}

export interface DispatchChoice {
  id: string
  name: string
  kind: string
  areaName: string
}

/** Who may be given work at a place, the nearest first; at most fifty. */
export async function choicesAt(
  db: MattersDb,
  at: { areaCode: string; now: Date; q: string | undefined; kinds?: readonly string[] },
): Promise<DispatchChoice[]> {
  const { line } = reachable(at.areaCode)
  let query = openChoices(db, at)
    .select(['o.id', 'o.name', 'o.kind', 'a.name as areaName', 'o.area_code'])
    .orderBy(eb => eb.case().when('o.area_code', 'in', line).then(0).else(1).end())
    .orderBy(eb => eb.fn('length', ['o.area_code']), 'desc')
    .orderBy('o.name')
    .orderBy('o.id')
    .limit(MOST)
  if (at.kinds && at.kinds.length > 0) query = query.where('o.kind', 'in', at.kinds)
  if (at.q) query = query.where('o.name', 'ilike', `%${at.q.replaceAll(/[\\%_]/g, match => `\\${match}`)}%`)
  const rows = await query.execute()
  return rows.map(({ id, name, kind, areaName }) => ({ id, name, kind, areaName }))
}

/** Those of the given organisations that work at this place may be given to, by id. */
export async function dispatchable(
  db: MattersDb,
  at: { areaCode: string; now: Date; ids: readonly string[] },
): Promise<Map<string, { id: string; name: string }>> {
  if (at.ids.length === 0) return new Map()
  const rows = await openChoices(db, at)
    .select(['o.id', 'o.name', 'o.short_name'])
    .where('o.id', 'in', at.ids)
    .execute()
  return new Map(rows.map(row => [row.id, { id: row.id, name: row.short_name ?? row.name }]))
}
