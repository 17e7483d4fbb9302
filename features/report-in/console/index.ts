import { AppstoreOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'

registerMessages('report-in', messages)

export const consolePart: ConsolePart = {
  name: 'report-in',
  routes: [
    {
      path: '/report-in',
      permission: 'report_in.read',
      page: async () => (await import('./ReportInPage.tsx')).ReportInPage,
    },
  ],
  menu: [
    {
      group: 'fields',
      path: '/report-in',
      label: 'report-in:menu',
      icon: AppstoreOutlined,
      order: 500,
      permissions: ['report_in.read'],
    },
  ],
}
