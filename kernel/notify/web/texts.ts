import { registerMessages } from '#platform/i18n.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

export function registerTexts(): void {
  registerMessages('notify-web', { zh, en })
}
