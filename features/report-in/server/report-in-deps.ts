import type { Ctx } from '#kernel/access/server/index.ts'
import type { FeatureDb } from '#platform/db/index.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import type { Handlers } from '#platform/http/route.ts'
import type { Db } from '#platform/db/index.ts'
import type { contract } from '../contract.ts'
import type { ReportInPorts } from '../ports.ts'

export interface ReportInDeps {
  crypto: CryptoProvider
  ports: ReportInPorts<Db>
}

export type ReportInDb = FeatureDb<'report_in'>
export type ReportInHandlers = Handlers<typeof contract.routes, Ctx>
