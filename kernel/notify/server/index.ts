import type { CryptoProvider } from '#platform/crypto.ts'
import type { Db } from '#platform/db/index.ts'
import type { SendOutbound } from '#platform/outbound.ts'
import type { SmsDriver } from '#platform/sms.ts'
import { en } from '../messages.en.ts'
import { zh } from '../messages.zh.ts'
import { smsOf } from './attempt.ts'
import { openChannels } from './channel-store.ts'
import { deliverMessages } from './deliver.job.ts'
import { type ActorLookup, writeDigest } from './digest.job.ts'
import { notifyPart } from './handlers.ts'
import type { NotifyDeps } from './notify-deps.ts'
import { sendDue } from './send-due.job.ts'

export { ensureVapidKeys } from './channel-store.ts'
export type { ContactLookup, NotifyDeps } from './notify-deps.ts'
export { notifyOfAppraisal } from './on-appraisal-event.ts'
export { notifyOfCase } from './on-case-event.ts'
export { installReaders } from './readers.ts'
export { type Notice, sendNotice, type TemplateName } from './send.ts'

/** The inbox, and delivery by every channel that is set up. */
export function notifyServer(deps: NotifyDeps & { actorOf: ActorLookup }) {
  return {
    part: notifyPart(deps),
    jobs: [deliverMessages(deps), sendDue(deps), writeDigest(deps)],
    messages: { namespace: 'notify', bundle: { zh, en } },
  }
}

/** Text messages by the provider that is set up in the settings; until one is, by the driver of the start. */
export function configuredSms(deps: { db: Db; crypto: CryptoProvider; sms: SmsDriver; send: SendOutbound }): SmsDriver {
  return {
    name: 'configured',
    async send(to, text) {
      const driver = smsOf({ ...deps, channels: await openChannels(deps.db, deps.crypto) })
      if (!driver) throw new Error('Text messages are turned off')
      await driver.send(to, text)
    },
  }
}
