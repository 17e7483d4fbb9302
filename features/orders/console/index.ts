import {
  CheckSquareOutlined,
  NotificationOutlined,
  ShoppingOutlined,
  TeamOutlined,
  UnorderedListOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import { registerCaseLink, registerSubjectView } from '#kernel/workflow/web/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { readListSearch } from './list-search.ts'
import { serviceMenu, serviceRoutes } from './services/pages.ts'
import { claimPath, taskPath } from './tasks/task-path.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'
import { callPath, whistlePath } from './whistles/whistle-path.ts'
import { isWhistleKind, WhistleKindName } from './whistles/WhistleKindName.tsx'
import { WhistleLink } from './whistles/WhistleLink.tsx'

registerMessages('orders', messages)
registerMessages('orders-console', { zh, en })
registerCaseLink({ key: 'whistle', order: 10, permission: 'whistle.read', Link: WhistleLink })
registerSubjectView('whistle', {
  View: lazy(async () => ({ default: (await import('./whistles/WhistleView.tsx')).WhistleView })),
  path: whistlePath,
  CategoryName: WhistleKindName,
  ownsCategory: isWhistleKind,
})
registerSubjectView('whistle_call', {
  View: lazy(async () => ({ default: (await import('./whistles/WhistleView.tsx')).WhistleCallView })),
  path: callPath,
})
registerSubjectView('grid_task', {
  View: lazy(async () => ({ default: (await import('./tasks/TaskView.tsx')).TaskView })),
  path: taskPath,
})
registerSubjectView('task_claim', {
  View: lazy(async () => ({ default: (await import('./tasks/TaskView.tsx')).ClaimView })),
  path: claimPath,
})
registerSubjectView('errand', {
  View: lazy(async () => ({ default: (await import('./errands/ErrandView.tsx')).ErrandView })),
  path: ({ district, id }) => `/errands/${district}/${id}`,
})

const search = (raw: Record<string, unknown>) => ({ ...readListSearch(raw) })

/** Whistles, grid tasks and errands at the desk, and their kinds. */
const whistleRoutes: ConsolePart['routes'] = [
  {
    path: '/whistles',
    permission: 'whistle.read',
    search,
    page: async () => (await import('./whistles/WhistlesPage.tsx')).WhistlesPage,
  },
  {
    path: '/whistles/raise',
    permission: 'whistle.raise',
    search: raw => Object.fromEntries(Object.entries(raw).filter(([, value]) => typeof value === 'string')),
    page: async () => (await import('./whistles/RaisePage.tsx')).RaisePage,
  },
  {
    path: '/whistles/$district/$id',
    permission: 'whistle.read',
    page: async () => (await import('./whistles/WhistleView.tsx')).WhistlePage,
  },
  {
    path: '/whistle-calls/$district/$id',
    permission: 'whistle.read',
    page: async () => (await import('./whistles/WhistleView.tsx')).WhistleCallPage,
  },
  {
    path: '/settings/whistles',
    permission: 'whistle.read',
    page: async () => (await import('./whistles/KindsPage.tsx')).KindsPage,
  },
]

const workRoutes: ConsolePart['routes'] = [
  {
    path: '/tasks',
    permission: 'task.read',
    search,
    page: async () => (await import('./tasks/TasksPage.tsx')).TasksPage,
  },
  {
    path: '/tasks/$district/$id',
    permission: 'task.read',
    page: async () => (await import('./tasks/TaskView.tsx')).TaskPage,
  },
  {
    path: '/open-tasks',
    permission: 'task.claim',
    search,
    page: async () => (await import('./tasks/OpenTasksPage.tsx')).OpenTasksPage,
  },
  {
    path: '/task-claims/$district/$id',
    permission: 'task.claim',
    page: async () => (await import('./tasks/TaskView.tsx')).ClaimPage,
  },
  {
    path: '/errands',
    permission: 'errand.read',
    search,
    page: async () => (await import('./errands/ErrandsPage.tsx')).ErrandsPage,
  },
  {
    path: '/errands/$district/$id',
    permission: 'errand.read',
    page: async () => (await import('./errands/ErrandView.tsx')).ErrandPage,
  },
]

export const consolePart: ConsolePart = {
  name: 'orders',
  routes: [...whistleRoutes, ...workRoutes, ...serviceRoutes],
  menu: [
    {
      group: 'fields',
      path: '/whistles',
      label: 'orders-console:menu.whistles',
      icon: NotificationOutlined,
      order: 200,
      permissions: ['whistle.read'],
    },
    {
      group: 'fields',
      path: '/tasks',
      label: 'orders-console:menu.tasks',
      icon: TeamOutlined,
      order: 210,
      permissions: ['task.read'],
    },
    {
      group: 'fields',
      path: '/open-tasks',
      label: 'orders-console:menu.openTasks',
      icon: CheckSquareOutlined,
      order: 215,
      permissions: ['task.claim'],
    },
    {
      group: 'fields',
      path: '/errands',
      label: 'orders-console:menu.errands',
      icon: ShoppingOutlined,
      order: 220,
      permissions: ['errand.read'],
    },
    {
      group: 'system',
      path: '/settings/whistles',
      label: 'orders-console:menu.kinds',
      icon: UnorderedListOutlined,
      order: 45,
      permissions: ['whistle_kind.edit'],
    },
    ...serviceMenu,
  ],
}
