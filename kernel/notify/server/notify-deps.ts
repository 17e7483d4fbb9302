import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import type { SendOutbound } from '#platform/outbound.ts'
import type { SmsDriver } from '#platform/sms.ts'

/** The number somebody left with a case, opened only to send to it; null when there is none. Wired to the feature. */
export type ContactLookup = (
  db: Db,
  target: { district: string; caseId: string; personId: string },
) => Promise<string | null>

/** What the channels need; made once by the server. */
export interface NotifyDeps {
  crypto: CryptoProvider
  /** When no provider is set up: only logs, or collects in tests. */
  sms: SmsDriver
  contactOf: ContactLookup
  send: SendOutbound
  /** Whether the installation names this address: only such a push service may be called by plain http. */
  isNamed(url: string): boolean
  /** For links in e-mails. */
  baseUrl: string
}
