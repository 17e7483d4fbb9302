import { registerMessages } from '#platform/i18n.ts'
import type { PocketPart } from '#ui/part.ts'
import { registerSubjectDetail } from '#ui/subject-details.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('orders', messages)
registerMessages('orders-pocket', { zh, en })
registerSubjectDetail('whistle_call', async () => (await import('./CallDetail.tsx')).CallDetail)
registerSubjectDetail('task_claim', async () => (await import('./ClaimDetail.tsx')).ClaimDetail)
registerSubjectDetail('errand', async () => (await import('./ErrandDetail.tsx')).ErrandDetail)

/** Tasks to claim, what I claimed, errands with their receipts, and what my unit was called to. */
export const pocketPart: PocketPart = {
  name: 'orders',
  routes: [
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
    {
      place: 'neighbourhood',
      order: 200,
      permissions: ['task.claim'],
      block: async () => (await import('./NeighbourhoodBlock.tsx')).NeighbourhoodBlock,
    },
  ],
}
