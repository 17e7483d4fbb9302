import { messages as peopleMessages } from '#kernel/people/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import { messages } from '../messages.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

/** Everything these pages and the steps of their cases are called. */
export function registerTexts(): void {
  registerMessages('people', peopleMessages)
  registerMessages('report-in', messages)
  registerMessages('report-in-pocket', { zh, en })
}
