import type { CityPorts } from '#city/fill.ts'
import { publishMonths } from '#features/insights/server/index.ts'
import { rebuildTally, searchLexemes, sealRequester, sealSheetRows } from '#features/matters/server/index.ts'
import { sealName } from '#features/report-in/server/index.ts'
import { newSecret, sealSecret } from '#features/open-data/server/index.ts'
import { diskStorage } from '#kernel/files/server/index.ts'
import type { Config } from '#platform/config.ts'
import { aesProvider } from '#platform/crypto.ts'

/** What the demo city borrows from this installation: its storage, its keys, its way of cutting words. */
export function cityPorts(config: Pick<Config, 'dataDir' | 'secret'>): CityPorts {
  const crypto = aesProvider(config.secret)
  return {
    storage: diskStorage(config.dataDir),
    sealRequester: requester => sealRequester(crypto, requester),
    sealName: name => sealName(crypto, name),
    sealSheetRows: rows => sealSheetRows(crypto, rows),
    sealHookSecret: () => sealSecret(crypto, newSecret()),
    searchLexemes,
    publishMonths,
    countForMap: rebuildTally,
  }
}
