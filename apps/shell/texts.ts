import { messages as access } from '#kernel/access/index.ts'
import { messages as people } from '#kernel/people/index.ts'
import { en as platformEn } from '#platform/messages.en.ts'
import { zh as platformZh } from '#platform/messages.zh.ts'
import { registerMessages } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

/** The texts both faces need before any part is loaded. Call before the first render. */
export function registerShellTexts(): void {
  registerMessages('platform', { zh: platformZh, en: platformEn })
  registerMessages('people', people)
  registerMessages('access', access)
  registerMessages('shell', { zh, en })
}
