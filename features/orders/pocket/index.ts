import type { PocketPart } from '#ui/part.ts'
import { registerPocketSubject } from '#ui/pocket-subjects.ts'
import { registerSubjectDetail } from '#ui/subject-details.ts'

registerSubjectDetail('whistle_call', async () => (await import('./CallDetail.tsx')).CallDetail)
registerSubjectDetail('task_claim', async () => (await import('./ClaimDetail.tsx')).ClaimDetail)
registerSubjectDetail('errand', async () => (await import('./ErrandDetail.tsx')).ErrandDetail)

for (const kind of ['service_order', 'wish', 'need'])
  registerPocketSubject(kind, ({ district, caseId }) => `/services/${district}/${caseId}`)

/** Ordering, wishing, helping, tasks to claim, errands, what my unit was called to, and what one has promised. */
export const pocketPart: PocketPart = {
  name: 'orders',
  texts: async () => (await import('./texts.ts')).registerTexts(),
  routes: [
    { path: '/menu', guest: true, page: async () => (await import('./MenuPage.tsx')).MenuPage },
    { path: '/wishes', guest: true, page: async () => (await import('./WishWallPage.tsx')).WishWallPage },
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
    {
      path: '/open-tasks',
      permission: 'task.claim',
      page: async () => (await import('./OpenTasksPage.tsx')).OpenTasksPage,
    },
    {
      path: '/my-tasks',
      permission: 'task.claim',
      page: async () => (await import('./MyTasksPage.tsx')).MyTasksPage,
    },
    {
      path: '/my-errands',
      permission: 'errand.ask',
      page: async () => (await import('./MyErrandsPage.tsx')).MyErrandsPage,
    },
    {
      path: '/my-errands/ask',
      permission: 'errand.ask',
      page: async () => (await import('./AskErrandPage.tsx')).AskErrandPage,
    },
  ],
  blocks: [
    { place: 'home', order: 40, block: async () => (await import('./NearBlock.tsx')).NearBlock },
    {
      place: 'neighbourhood',
      order: 10,
      guest: true,
      permissions: ['claim.take', 'task.claim'],
      block: async () => (await import('./NeighbourhoodBlock.tsx')).NeighbourhoodBlock,
    },
  ],
}
