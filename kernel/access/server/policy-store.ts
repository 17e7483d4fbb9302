import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { isRole } from '#kernel/people/index.ts'
import { compilePolicy, type GrantOverride, type LoosePermissions, type Policy } from '../policy.ts'

/** A grant changed in another process is seen here after this long at the latest. */
const TTL_MS = 15_000

export interface PolicyStore {
  /** Outside transactions only. */
  current(now: Date): Promise<Policy>
  /** As the open transaction sees it; not kept. */
  read(db: Kysely<DB>): Promise<Policy>
  forget(): void
}

/** Compiles once at start, so that a wrong declaration stops the server and not a request. */
export function policyStore(db: Kysely<DB>, modules: readonly LoosePermissions[]): PolicyStore {
  compilePolicy(modules)
  let kept: { at: number; value: Policy } | undefined
  const read = async (from: Kysely<DB>) => compilePolicy(modules, await overrides(from))
  return {
    read,
    async current(now) {
      if (kept && Math.abs(now.getTime() - kept.at) < TTL_MS) return kept.value
      const value = await read(db)
      kept = { at: now.getTime(), value }
      return value
    },
    forget() {
      kept = undefined
    },
  }
}

async function overrides(db: Kysely<DB>): Promise<GrantOverride[]> {
  const rows = await db.selectFrom('access.grant_override').select(['role', 'permission', 'allowed']).execute()
  return rows.flatMap(({ role, permission, allowed }) => (isRole(role) ? [{ role, permission, allowed }] : []))
}
