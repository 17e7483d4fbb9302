import { AppstoreOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'

registerMessages('partners', messages)

export const consolePart: ConsolePart = {
  name: 'partners',
  routes: [
    {
      path: '/partners',
      permission: 'partners.read',
      page: async () => (await import('./PartnersPage.tsx')).PartnersPage,
    },
  ],
  menu: [
    {
      group: 'fields',
      path: '/partners',
      label: 'partners:menu',
      icon: AppstoreOutlined,
      order: 500,
      permissions: ['partners.read'],
    },
  ],
}
