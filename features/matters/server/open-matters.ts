import type { CryptoProvider } from '#platform/crypto.ts'
import type { Tx } from '#platform/tx.ts'
import { createNumberSource } from './numbers.ts'
import { openCommunities } from './open-communities.ts'
import { openDistrict, openServices, outgoingMatter, raiseOpen } from './open-exchange.ts'
import { countOpen, listOpen } from './open-list.ts'
import { openSteps } from './open-steps.ts'

/**
 * What other software may know of matters and do with them; the server wires it to the open interfaces. Everything read
 * here is public by the rule of `open-rows.ts`, apart from `outgoing`, which is for the unit at work.
 */
export function openMatters({ crypto }: { crypto: CryptoProvider }) {
  const deps = { crypto, numbers: createNumberSource() }
  return {
    services: openServices,
    list: listOpen,
    count: countOpen,
    steps: openSteps,
    communities: openCommunities,
    locate: openDistrict,
    raise: (tx: Tx, report: Parameters<typeof raiseOpen>[1]) => raiseOpen(tx, report, deps),
    outgoing: outgoingMatter,
  }
}
