import { registerMessages } from '#platform/i18n.ts'
import type { PocketPart } from '#ui/part.ts'
import { registerPocketSubject } from '#ui/pocket-subjects.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('orders', messages)
registerMessages('orders-pocket', { zh, en })
for (const kind of ['service_order', 'wish', 'need'])
  registerPocketSubject(kind, ({ district, caseId }) => `/services/${district}/${caseId}`)

/** Ordering, wishing, helping, and what one has promised. */
export const pocketPart: PocketPart = {
  name: 'orders',
  routes: [
    { path: '/menu', page: async () => (await import('./MenuPage.tsx')).MenuPage },
    { path: '/wishes', page: async () => (await import('./WishWallPage.tsx')).WishWallPage },
    {
      path: '/wishes/new',
      permission: 'wish.raise',
      page: async () => (await import('./RaiseWishPage.tsx')).RaiseWishPage,
    },
    {
      path: '/open-orders',
      permission: 'claim.take',
      page: async () => (await import('./OpenOrdersPage.tsx')).OpenOrdersPage,
    },
    { path: '/commitments', page: async () => (await import('./CommitmentsPage.tsx')).CommitmentsPage },
    { path: '/services/$district/$id', page: async () => (await import('./ServicePage.tsx')).ServicePage },
  ],
  blocks: [
    { place: 'home', order: 40, block: async () => (await import('./NearBlock.tsx')).NearBlock },
    {
      place: 'neighbourhood',
      order: 10,
      permissions: ['claim.take'],
      block: async () => (await import('./NeighbourhoodBlock.tsx')).NeighbourhoodBlock,
    },
  ],
}
