import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import type { OrdersHandlers, OrdersPorts } from './service-ctx.ts'

/** Refuses a field of service that the dictionary does not know. */
export async function checkField(
  tx: Pick<Tx, 'db'>,
  list: OrdersPorts['listServiceFields'],
  given: { code: string | undefined; field: string },
): Promise<void> {
  if (given.code === undefined) return
  const known = await list(tx.db)
  if (!known.some(one => one.code === given.code)) throw invalid(given.field, 'orders.unknown_field')
}

export function serviceFieldHandlers(list: OrdersPorts['listServiceFields']) {
  return {
    async listServiceFields(_input, ctx) {
      const fields = await list(ctx.tx.db)
      return { items: fields.map(({ code, zh, en }) => ({ code, name: ctx.locale === 'en' ? en : zh })) }
    },
  } satisfies Partial<OrdersHandlers>
}
