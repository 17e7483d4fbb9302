import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'

registerMessages('orders', messages)

export const consolePart: ConsolePart = { name: 'orders', routes: [], menu: [] }
