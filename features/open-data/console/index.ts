import { ApiOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('open-data', messages)
registerMessages('open-data-console', { zh, en })

/** The open interfaces among the settings: keys, webhooks, outside systems. */
export const consolePart: ConsolePart = {
  name: 'open-data',
  routes: [
    {
      path: '/settings/interfaces',
      permission: 'interface.edit',
      page: async () => (await import('./InterfacesPage.tsx')).InterfacesPage,
    },
  ],
  menu: [
    {
      group: 'system',
      path: '/settings/interfaces',
      label: 'open-data-console:menu',
      icon: ApiOutlined,
      order: 60,
      permissions: ['interface.edit'],
    },
  ],
}
