import type { SmsDriver } from '#platform/sms.ts'
import { en } from '../messages.en.ts'
import { zh } from '../messages.zh.ts'
import { type ContactLookup, deliverMessages } from './deliver.job.ts'
import { notifyPart } from './handlers.ts'

export type { ContactLookup } from './deliver.job.ts'
export { notifyOfCase } from './on-case-event.ts'
export { type Notice, sendNotice, type TemplateName } from './send.ts'

/** The inbox, and delivery by text message to whoever left a number with the case. */
export function notifyServer(deps: { sms: SmsDriver; contactOf: ContactLookup }) {
  return {
    part: notifyPart,
    jobs: [deliverMessages(deps)],
    messages: { namespace: 'notify', bundle: { zh, en } },
  }
}
