import { registerMessages } from '#platform/i18n.ts'
import { parts } from './parts.ts'
import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export async function registerConsoleTexts(): Promise<void> {
  registerMessages('console', { zh, en })
  await Promise.all(parts.flatMap(part => (part.texts ? [part.texts()] : [])))
}
