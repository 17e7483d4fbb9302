import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { verifyHistoryOf } from '#kernel/workflow/server/index.ts'
import type { Database } from '#platform/db/index.ts'

/** Request id → the number the server acknowledged for it. */
export type Acknowledged = Map<string, string>

/** Sends one report; resolves to its number, throws with what the server said otherwise. */
export async function report(url: string, cookie: string, requestId: string): Promise<string> {
  const response = await fetch(`${url}/api/matters`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie },
    body: JSON.stringify({
      requestId,
      kind: 'resident_request',
      words: '楼道灯不亮，晚上看不清台阶',
      point: { lng: 117.3, lat: 31.9 },
    }),
  })
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`)
  const body = (await response.json()) as { number: string }
  return body.number
}

export interface Reporting {
  url: string
  cookie: string
  clients: number
  acknowledged: Acknowledged
  /** Told of each acknowledgement. */
  onAcknowledged?: (soFar: number) => void
}

/** Clients that report without pause, each until the first time it gets no answer or is refused. */
export async function reportUntilCut(reporting: Reporting): Promise<void> {
  let soFar = 0
  const client = async () => {
    for (;;) {
      const requestId = randomUUID()
      const number = await report(reporting.url, reporting.cookie, requestId).catch(() => undefined)
      if (number === undefined) return
      reporting.acknowledged.set(requestId, number)
      soFar += 1
      reporting.onAcknowledged?.(soFar)
    }
  }
  await Promise.all(Array.from({ length: reporting.clients }, client))
}

/**
 * Clients as a phone's outbox is one: what got no answer is sent again under its request id until it is acknowledged.
 * Resolves once `enough()`; to what was answered beside acknowledgements, as `503` or `no answer`, with how often.
 */
export async function reportPersistently(
  reporting: Reporting & { enough: () => boolean },
): Promise<Map<string, number>> {
  const refused = new Map<string, number>()
  let soFar = 0
  const client = async () => {
    while (!reporting.enough()) {
      const requestId = randomUUID()
      for (let number: string | undefined; number === undefined && !reporting.enough(); ) {
        number = await report(reporting.url, reporting.cookie, requestId).catch((error: unknown) => {
          const status = /^\d{3}/.exec(error instanceof Error ? error.message : '')?.[0] ?? 'no answer'
          refused.set(status, (refused.get(status) ?? 0) + 1)
          return undefined
        })
        if (number !== undefined) reporting.acknowledged.set(requestId, number)
      }
      if (reporting.acknowledged.has(requestId)) reporting.onAcknowledged?.((soFar += 1))
    }
  }
  await Promise.all(Array.from({ length: reporting.clients }, client))
  return refused
}

/** What is wrong with what is stored: acknowledged numbers that are not there exactly once, doubled numbers, broken histories. */
export async function faultsIn({ db }: Database, acknowledged: Acknowledged): Promise<unknown[]> {
  const rows = await db
    .selectFrom('matters.matter')
    .select(['number', sql<number>`count(*)::int`.as('count')])
    .groupBy('number')
    .execute()
  const counts = new Map(rows.map(row => [row.number, row.count]))
  const lost = [...acknowledged.values()].filter(number => counts.get(number) !== 1)
  const doubled = rows.filter(row => row.count > 1).map(row => row.number)
  const { faults } = await verifyHistoryOf(db)
  return [...lost.map(number => ({ lost: number })), ...doubled.map(number => ({ doubled: number })), ...faults]
}
