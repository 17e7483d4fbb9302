import { GiftOutlined, OrderedListOutlined, ScheduleOutlined, SolutionOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { registerSubjectView } from '#kernel/workflow/web/index.ts'
import type { MenuEntry, PageRoute } from '#ui/part.ts'
import { needPath, orderPath, wishPath } from './paths.ts'
import { readListSearch, readMenuSearch } from '../list-search.ts'

registerSubjectView('service_order', {
  View: lazy(async () => ({ default: (await import('./OrderView.tsx')).OrderView })),
  path: orderPath,
})
registerSubjectView('wish', {
  View: lazy(async () => ({ default: (await import('./WishView.tsx')).WishView })),
  path: wishPath,
})
registerSubjectView('need', {
  View: lazy(async () => ({ default: (await import('./NeedView.tsx')).NeedView })),
  path: needPath,
})

const search = (raw: Record<string, unknown>) => ({ ...readListSearch(raw) })

/** Needs, menus, orders and wishes at the desk. */
export const serviceRoutes: PageRoute[] = [
  { path: '/needs', permission: 'need.read', search, page: async () => (await import('./NeedsPage.tsx')).NeedsPage },
  {
    path: '/needs/$district/$id',
    permission: 'need.read',
    page: async () => (await import('./SubjectPages.tsx')).NeedPage,
  },
  {
    path: '/menus',
    permission: 'menu.read',
    search: raw => ({ ...readMenuSearch(raw) }),
    page: async () => (await import('./MenusPage.tsx')).MenusPage,
  },
  {
    path: '/menus/$district/$id',
    permission: 'menu.read',
    page: async () => (await import('./MenuItemPage.tsx')).MenuItemPage,
  },
  {
    path: '/service-orders',
    permission: 'order.read',
    search,
    page: async () => (await import('./OrdersPage.tsx')).OrdersPage,
  },
  {
    path: '/service-orders/$district/$id',
    permission: 'order.read',
    page: async () => (await import('./SubjectPages.tsx')).OrderPage,
  },
  { path: '/wishes', permission: 'wish.read', search, page: async () => (await import('./WishesPage.tsx')).WishesPage },
  {
    path: '/wishes/$district/$id',
    permission: 'wish.read',
    page: async () => (await import('./SubjectPages.tsx')).WishPage,
  },
]

const entry = (given: Pick<MenuEntry, 'path' | 'label' | 'icon' | 'order'> & { permission: string }): MenuEntry => ({
  group: 'fields',
  path: given.path,
  label: given.label,
  icon: given.icon,
  order: given.order,
  permissions: [given.permission],
})

export const serviceMenu: MenuEntry[] = [
  entry({
    path: '/needs',
    label: 'orders-console:menu.needs',
    icon: SolutionOutlined,
    order: 500,
    permission: 'need.read',
  }),
  entry({
    path: '/menus',
    label: 'orders-console:menu.menus',
    icon: ScheduleOutlined,
    order: 501,
    permission: 'menu.read',
  }),
  entry({
    path: '/service-orders',
    label: 'orders-console:menu.orders',
    icon: OrderedListOutlined,
    order: 502,
    permission: 'order.read',
  }),
  entry({
    path: '/wishes',
    label: 'orders-console:menu.wishes',
    icon: GiftOutlined,
    order: 503,
    permission: 'wish.read',
  }),
]
