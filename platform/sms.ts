import type { Log } from './log.ts'

/** Sends a text message. Template and signature approval are the provider's own configuration. */
export interface SmsDriver {
  name: string
  /** `to` in E.164. Throws when the provider refuses. */
  send(to: string, text: string): Promise<void>
}

/** The default: nothing leaves the machine, and the log says that something would have, without the number or the words. */
export function logOnlySms(log: Log): SmsDriver {
  return {
    name: 'log',
    async send(_to, text) {
      log.info({ event: 'sms_not_sent', driver: 'log', characters: text.length })
    },
  }
}
