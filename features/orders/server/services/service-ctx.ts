import type { Ctx } from '#kernel/access/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { contract } from '../../contract.ts'
import type { FindPartners, ListServiceFields } from '../../ports.ts'
import type { NumberSource } from '../work-numbers.ts'

export type OrdersHandlers = Handlers<typeof contract.routes, Ctx>

/** What other features and the installation give. */
export interface OrdersPorts {
  crypto: CryptoProvider
  listServiceFields: ListServiceFields<Db>
  findPartners: FindPartners<Db>
}
export interface OrdersDeps extends OrdersPorts {
  numbers: NumberSource
}
export interface Key {
  district: string
  id: string
}
