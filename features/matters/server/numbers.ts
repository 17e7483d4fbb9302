import { sql } from 'kysely'
import type { Tx } from '#platform/tx.ts'
import { businessDay, formatNumber } from '../number.ts'

/** Numbers one process takes at a time, so that reports of one district do not wait for each other's commit. */
const BLOCK = 20

interface Block {
  day: string
  next: number
  end: number
}

/** Hands out human numbers. Kept per process and database; a block that is not used up leaves a gap, never a repeat. */
export interface NumberSource {
  take(tx: Tx, district: string): Promise<string>
}

export function createNumberSource(): NumberSource {
  const blocks = new Map<string, Block>()
  return {
    async take(tx, district) {
      const day = businessDay(tx.now)
      const block = blocks.get(district)
      if (block && block.day === day && block.next < block.end) {
        block.next += 1
        return formatNumber(district, day, block.next - 1)
      }
      const first = await reserve(tx, district, day)
      // Only a committed reservation is the process's own: after a rollback another process is given the same block.
      tx.afterCommit(() => blocks.set(district, { day, next: first + 1, end: first + BLOCK }))
      return formatNumber(district, day, first)
    },
  }
}

async function reserve(tx: Tx, district: string, day: string): Promise<number> {
  const row = await tx.db
    .insertInto('matters.number_counter')
    .values({ district, day, next: 1 + BLOCK })
    .onConflict(conflict =>
      conflict.columns(['district', 'day']).doUpdateSet({ next: sql<number>`number_counter.next + ${BLOCK}` }),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return row.next - BLOCK
}
