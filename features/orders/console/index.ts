import { AppstoreOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'

registerMessages('orders', messages)

export const consolePart: ConsolePart = {
  name: 'orders',
  routes: [
    {
      path: '/orders',
      permission: 'orders.read',
      page: async () => (await import('./OrdersPage.tsx')).OrdersPage,
    },
  ],
  menu: [
    {
      group: 'fields',
      path: '/orders',
      label: 'orders:menu',
      icon: AppstoreOutlined,
      order: 500,
      permissions: ['orders.read'],
    },
  ],
}
