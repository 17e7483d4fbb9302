import { registerMessages } from '#platform/i18n.ts'
import type { ListDesk } from '#ui/list/list-desk.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { BulkBar } from './BulkBar.tsx'
import { ListTools } from './ListTools.tsx'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'
import { useNews } from './use-news.ts'
import { useColumns } from './use-views.ts'

export { type BulkChoiceProps, type BulkFill, registerBulkForm } from './bulk-forms.ts'
export { type BulkItem } from './api.ts'

registerMessages('desk', messages)
registerMessages('desk-web', { zh, en })

/** What the console gives every list. */
export const listDesk: ListDesk = { useColumns, useNews, Tools: ListTools, BulkBar }

/** The page of one's files. */
export const consolePart: ConsolePart = {
  name: 'desk',
  routes: [
    {
      path: '/exports',
      search: raw => (typeof raw['cursor'] === 'string' ? { cursor: raw['cursor'] } : {}),
      page: async () => (await import('./ExportsPage.tsx')).ExportsPage,
    },
  ],
  menu: [],
}
