import { EnvironmentOutlined } from '@ant-design/icons'
import { messages as people } from '#kernel/people/index.ts'
import { messages as territory } from '#kernel/territory/index.ts'
import { registerMapPath } from '#kernel/territory/web/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { MenuEntry, PageRoute } from '#ui/part.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('people', people)
registerMessages('territory', territory)
registerMessages('matters-map', { zh, en })
registerMapPath('/map')

/** One Map 一张图. Its address holds area, filters, position, and whether map or list is seen. */
export const mapRoute: PageRoute = {
  path: '/map',
  permission: 'matter.read',
  page: async () => (await import('./OneMapPage.tsx')).OneMapPage,
}

export const mapMenu: MenuEntry = {
  group: 'daily',
  path: '/map',
  label: 'matters-map:menu',
  icon: EnvironmentOutlined,
  order: 20,
  permissions: ['matter.read'],
}
