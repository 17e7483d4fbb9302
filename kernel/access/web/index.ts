import { lazy } from 'react'
import { KeyOutlined, SafetyCertificateOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('access', messages)
registerMessages('access-web', { zh, en })

/** Accounts, what roles may do, and one's own sessions and password. */
export const consolePart: ConsolePart = {
  name: 'access',
  routes: [
    {
      path: '/accounts',
      permission: 'account.read',
      page: async () => (await import('./AccountsPage.tsx')).AccountsPage,
    },
    { path: '/grants', permission: 'access.read', page: async () => (await import('./GrantsPage.tsx')).GrantsPage },
    { path: '/account', page: async () => (await import('./OwnAccountPage.tsx')).OwnAccountPage },
  ],
  menu: [
    {
      group: 'system',
      path: '/accounts',
      label: 'access-web:menu.accounts',
      icon: KeyOutlined,
      order: 70,
      permissions: ['account.read'],
    },
    {
      group: 'system',
      path: '/grants',
      label: 'access-web:menu.grants',
      icon: SafetyCertificateOutlined,
      order: 80,
      permissions: ['access.read'],
    },
  ],
}

/** The whole page of who must enrol before anything else. */
export const EnrolPage = lazy(() => import('./EnrolPage.tsx').then(module => ({ default: module.EnrolPage })))
