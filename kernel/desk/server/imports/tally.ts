import { sql } from 'kysely'
import { jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'

/** Why an import stopped; `cancelled` was said by its owner, the others are keys of `desk:importFailures`. */
export class Stopped extends Error {
  readonly why: 'cancelled' | 'no_longer_allowed'
  constructor(why: Stopped['why']) {
    super(why)
    this.why = why
  }
}

type Count = 'created' | 'changed' | 'unchanged' | 'wrong'
/** Rows that need no writing of their own are counted together. */
export const PORTION = 200

/** Rows settled but not yet written down. */
export class Tally {
  #counts: Record<Count, number> = { created: 0, changed: 0, unchanged: 0, wrong: 0 }

  get size(): number {
    return Object.values(this.#counts).reduce((sum, count) => sum + count, 0)
  }

  add(count: Count): void {
    this.#counts[count] += 1
  }

  /** A copy with one more: what is in a transaction that may yet fail. */
  with(count: Count): Tally {
    const copy = new Tally()
    copy.#counts = { ...this.#counts }
    copy.add(count)
    return copy
  }

  clear(): void {
    this.#counts = { created: 0, changed: 0, unchanged: 0, wrong: 0 }
  }

  /** Throws when the owner has said stop. */
  async write(tx: Tx, id: string, faults: readonly object[] = []): Promise<void> {
    const { created, changed, unchanged, wrong } = this.#counts
    const still = await tx.db
      .updateTable('desk.import_run')
      .set(eb => ({
        rows_done: eb('rows_done', '+', this.size),
        created: eb('created', '+', created),
        changed: eb('changed', '+', changed),
        unchanged: eb('unchanged', '+', unchanged),
        wrong: eb('wrong', '+', wrong),
        ...(faults.length > 0 ? { faults: sql`faults || ${jsonb(faults)}` } : {}),
      }))
      .where('id', '=', id)
      .where('state', '=', 'running')
      .returning('id')
      .executeTakeFirst()
    if (!still) throw new Stopped('cancelled')
  }
}
