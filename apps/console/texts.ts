import { registerMessages } from '#platform/i18n.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export function registerConsoleTexts(): void {
  registerMessages('console', { zh, en })
}
