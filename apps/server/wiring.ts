import { openMatters } from '#features/matters/server/index.ts'
import type { OpenDataDeps } from '#features/open-data/server/index.ts'
import type { Storage } from '#kernel/files/server/index.ts'
import type { Config } from '#platform/config.ts'
import type { CryptoProvider } from '#platform/crypto.ts'
import { createOutbound } from '#platform/outbound.ts'

/** What the open interfaces need of this installation, and of the feature that owns the matters. */
export function openDataDeps({
  config,
  crypto,
  storage,
}: {
  config: Config
  crypto: CryptoProvider
  storage: Storage
}): OpenDataDeps {
  return {
    matters: openMatters({ crypto }),
    crypto,
    outbound: createOutbound(config.outboundHosts),
    storage,
    baseUrl: config.baseUrl.replace(/\/+$/, ''),
  }
}
