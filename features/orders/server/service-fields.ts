import { invalid } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import type { ListServiceFields } from '../ports.ts'
import type { OrdersHandlers } from './service-ctx.ts'

/** Refuses a field of service that the dictionary does not know. */
export async function checkField(
  tx: Pick<Tx, 'db'>,
  list: ListServiceFields,
  given: { code: string | undefined; field: string },
): Promise<void> {
  if (given.code === undefined) return
  const known = await list(tx.db)
  if (!known.some(one => one.code === given.code)) throw invalid(given.field, 'orders.unknown_field')
}

export function serviceFieldHandlers(list: ListServiceFields) {
  return {
    async listServiceFields(_input, ctx) {
      const fields = await list(ctx.tx.db)
      return { items: fields.map(({ code, zh, en }) => ({ code, name: ctx.locale === 'en' ? en : zh })) }
    },
  } satisfies Partial<OrdersHandlers>
}
