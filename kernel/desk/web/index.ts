import { ImportOutlined } from '@ant-design/icons'
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

/** What any of the imports asks for; the server says which of them the viewer has. */
const mayImport = ['area.import', 'directory.edit', 'duty.edit']

/** The pages of one's files, out and in. */
export const consolePart: ConsolePart = {
  name: 'desk',
  routes: [
    {
      path: '/exports',
      search: raw => (typeof raw['cursor'] === 'string' ? { cursor: raw['cursor'] } : {}),
      page: async () => (await import('./ExportsPage.tsx')).ExportsPage,
    },
    {
      path: '/imports',
      search: raw => ({ ...text(raw, 'kind'), ...text(raw, 'cursor') }),
      page: async () => (await import('./imports/ImportsPage.tsx')).ImportsPage,
    },
    { path: '/imports/$id', page: async () => (await import('./imports/ImportPage.tsx')).ImportPage },
  ],
  menu: [
    {
      group: 'city',
      path: '/imports',
      label: 'desk-web:imports.menu',
      icon: ImportOutlined,
      order: 60,
      permissions: mayImport,
    },
  ],
}

function text(raw: Record<string, unknown>, name: string): Record<string, string> {
  const value = raw[name]
  return typeof value === 'string' ? { [name]: value } : {}
}
