import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'

registerMessages('partners', messages)

export const consolePart: ConsolePart = { name: 'partners', routes: [], menu: [] }
