import { registerMessages } from '#platform/i18n.ts'
import type { PocketPart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('partners', messages)
registerMessages('partners-pocket', { zh, en })

/** The public register, and becoming a partner. */
export const pocketPart: PocketPart = {
  name: 'partners',
  routes: [
    { path: '/partners', page: async () => (await import('./PartnersPage.tsx')).PartnersPage },
    {
      path: '/partners/join',
      permission: 'partner.apply',
      page: async () => (await import('./JoinPage.tsx')).JoinPage,
    },
    { path: '/programmes/$district/$id', page: async () => (await import('./ProgrammePage.tsx')).ProgrammePage },
  ],
  blocks: [
    {
      place: 'neighbourhood',
      order: 60,
      block: async () => (await import('./NeighbourhoodBlock.tsx')).NeighbourhoodBlock,
    },
    {
      place: 'neighbourhood',
      order: 70,
      block: async () => (await import('./ProgrammesBlock.tsx')).ProgrammesBlock,
    },
  ],
}
