import { registerMessages } from '#platform/i18n.ts'
import type { PocketPart } from '#ui/part.ts'
import { messages } from '../index.ts'

registerMessages('partners', messages)

export const pocketPart: PocketPart = {
  name: 'partners',
  routes: [],
  blocks: [
    {
      place: 'tasks',
      order: 500,
      permissions: ['partners.read'],
      block: async () => (await import('./PartnersBlock.tsx')).PartnersBlock,
    },
  ],
}
