import type { Storage } from '#kernel/files/server/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db, FeatureDb } from '#platform/db/index.ts'
import type { Outbound } from '#platform/outbound.ts'
import type { Tx } from '#platform/tx.ts'
import type { MatterPorts } from '../ports.ts'

export type OpenDb = FeatureDb<'open_data'>

/** What the open interfaces are given where the server is put together. */
export interface OpenDataDeps {
  matters: MatterPorts<Db, Tx>
  crypto: CryptoProvider
  outbound: Outbound
  storage: Storage
  /** Where this installation is reached from outside; links are written with it. */
  baseUrl: string
}
