import { registerMessages } from '#platform/i18n.ts'
import { messages as workflowMessages } from '#kernel/workflow/index.ts'
import type { PocketPart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('matters', messages)
registerMessages('workflow', workflowMessages)
registerMessages('matters-pocket', { zh, en })

/** Reporting, my reports, and the tasks of those who hold a post. */
export const pocketPart: PocketPart = {
  name: 'matters',
  routes: [
    {
      path: '/report',
      permission: 'matter.report',
      page: async () => (await import('./ReportPage.tsx')).ReportPage,
    },
    { path: '/my', page: async () => (await import('./MyMattersPage.tsx')).MyMattersPage },
    { path: '/my/$district/$id', page: async () => (await import('./StoryPage.tsx')).StoryPage },
    { path: '/cases/$district/$id', page: async () => (await import('./CasePage.tsx')).CasePage },
    {
      path: '/tasks/$district/$id',
      permission: 'case.read',
      page: async () => (await import('./TaskPage.tsx')).TaskPage,
    },
  ],
  blocks: [
    { place: 'home', order: 10, block: async () => (await import('./HomeBlock.tsx')).HomeBlock },
    {
      place: 'tasks',
      order: 10,
      permissions: ['case.read'],
      block: async () => (await import('./TasksBlock.tsx')).TasksBlock,
    },
  ],
}
