import { sql } from 'kysely'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Tx } from '#platform/tx.ts'

/** Numbers one process takes at a time, so that two commands do not wait for each other's commit. */
const BLOCK = 20

/** The letter in a number, which keeps it apart from a matter's: 吹哨 W, 任务 T, 代办 E, 需求 N, 订单 O, 微心愿 M. */
const letters = { whistle: 'W', task: 'T', errand: 'E', need: 'N', service_order: 'O', wish: 'M' } as const
export type NumberedKind = keyof typeof letters

interface Block {
  day: string
  next: number
  end: number
}

/** Hands out human numbers such as 990101-261130-W0007; gaps are allowed, repeats are not. */
export interface NumberSource {
  take(tx: Tx, district: string, kind: NumberedKind): Promise<string>
}

export function createNumberSource(): NumberSource {
  const blocks = new Map<string, Block>()
  return {
    async take(tx, district, kind) {
      const day = shanghaiDate(tx.now)
      const key = `${district} ${kind}`
      const block = blocks.get(key)
      if (block && block.day === day && block.next < block.end) {
        block.next += 1
        return numberOf(kind, { district, day, sequence: block.next - 1 })
      }
      const first = await reserve(tx, { district, kind, day })
      // Only a committed reservation is the process's own: after a rollback another process is given the same block.
      tx.afterCommit(() => blocks.set(key, { day, next: first + 1, end: first + BLOCK }))
      return numberOf(kind, { district, day, sequence: first })
    },
  }
}

export function numberOf(kind: NumberedKind, at: { district: string; day: string; sequence: number }): string {
  const day = at.day.slice(2).replaceAll('-', '')
  return `${at.district}-${day}-${letters[kind]}${String(at.sequence).padStart(4, '0')}`
}

async function reserve(tx: Tx, at: { district: string; kind: NumberedKind; day: string }): Promise<number> {
  const row = await tx.db
    .insertInto('orders.work_counter')
    .values({ ...at, next: 1 + BLOCK })
    .onConflict(conflict =>
      conflict.columns(['district', 'kind', 'day']).doUpdateSet({ next: sql<number>`work_counter.next + ${BLOCK}` }),
    )
    .returning('next')
    .executeTakeFirstOrThrow()
  return row.next - BLOCK
}
