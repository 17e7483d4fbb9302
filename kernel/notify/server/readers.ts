import type { CaseRow } from '#kernel/workflow/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'

/** The roles that hold a permission, as the open transaction sees the grants. */
export type RolesHolding = (db: Db, permission: string) => Promise<readonly string[]>

/** Until it is known who may read it, nobody may. */
let rolesHolding: RolesHolding = async () => []

export function installReaders(found: RolesHolding): void {
  rolesHolding = found
}

/** Of these people those who may know of the case at all: of one that is guarded, holders of the permission it names. */
export async function readersAmong(
  tx: Tx,
  { reading }: Pick<CaseRow, 'reading'>,
  personIds: readonly string[],
): Promise<readonly string[]> {
  if (reading === null || personIds.length === 0) return personIds
  const roles = await rolesHolding(tx.db, reading)
  if (roles.length === 0) return []
  const today = shanghaiDate(tx.now)
  const rows = await tx.db
    .selectFrom('people.post')
    .select('person_id')
    .distinct()
    .where('person_id', 'in', [...personIds])
    .where('role', 'in', [...roles])
    .where('valid_from', '<=', today)
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  const readers = new Set(rows.map(row => row.person_id))
  return personIds.filter(id => readers.has(id))
}
