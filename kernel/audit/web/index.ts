import { AuditOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('audit', messages)
registerMessages('audit-web', { zh, en })

/** The audit log. */
export const consolePart: ConsolePart = {
  name: 'audit',
  routes: [{ path: '/audit', permission: 'audit.read', page: async () => (await import('./AuditPage.tsx')).AuditPage }],
  menu: [
    {
      group: 'system',
      path: '/audit',
      label: 'audit-web:menu',
      icon: AuditOutlined,
      order: 90,
      permissions: ['audit.read'],
    },
  ],
}
