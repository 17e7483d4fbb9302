import { DesktopOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'
import { readWallSearch } from './wall-search.ts'

registerMessages('wall', messages)
registerMessages('wall-console', { zh, en })

/** The wall: one page without rail and top bar. */
export const consolePart: ConsolePart = {
  name: 'wall',
  routes: [
    {
      path: '/wall',
      permission: 'wall.read',
      bare: true,
      search: raw => ({ ...readWallSearch(raw) }),
      page: async () => (await import('./WallPage.tsx')).WallPage,
    },
  ],
  menu: [
    {
      group: 'daily',
      path: '/wall',
      label: 'wall-console:menu',
      icon: DesktopOutlined,
      order: 62,
      permissions: ['wall.read'],
    },
  ],
}
