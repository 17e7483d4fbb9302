import { registerMessages } from '#platform/i18n.ts'
import { messages } from '../messages.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** Everything these pages and the steps of their cases are called. */
export function registerTexts(): void {
  registerMessages('orders', messages)
  registerMessages('orders-pocket', { zh, en })
}
