import {
  CalendarOutlined,
  CustomerServiceOutlined,
  FileTextOutlined,
  InboxOutlined,
  PhoneOutlined,
  SolutionOutlined,
  TagsOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import { registerBulkForm } from '#kernel/desk/web/index.ts'
import { registerSubjectView } from '#kernel/workflow/web/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { CategoryName, CategoryOrFieldInput } from './CategoryInput.tsx'
import { bulkForm } from './bulk-form.ts'
import { matterPath } from './matter-path.ts'
import { readMattersSearch } from './matters-search.ts'
import { findMatters } from './find-matters.ts'
import { mapMenu, mapRoute } from './map/map-route.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'
import { readFollowUpsSearch } from './follow-up/follow-ups-search.ts'
import { en as followUpEn } from './follow-up/texts.en.ts'
import { zh as followUpZh } from './follow-up/texts.zh.ts'
import { en as intakeEn } from './intake/texts.en.ts'
import { zh as intakeZh } from './intake/texts.zh.ts'

registerMessages('matters', messages)
registerMessages('matters-console', { zh, en })
registerMessages('matters-intake', { zh: intakeZh, en: intakeEn })
registerMessages('matters-follow-up', { zh: followUpZh, en: followUpEn })
registerBulkForm('matter', bulkForm)
registerSubjectView('matter', {
  View: lazy(async () => ({ default: (await import('./MatterView.tsx')).MatterView })),
  path: matterPath,
  CategoryInput: CategoryOrFieldInput,
  CategoryName,
})

/** Matters at the desk: the list, one matter, writing one down for somebody, and the registers behind dispatch. */
export const consolePart: ConsolePart = {
  name: 'matters',
  routes: [
    mapRoute,
    {
      path: '/matters',
      permission: 'matter.read',
      search: raw => ({ ...readMattersSearch(raw) }),
      page: async () => (await import('./MattersPage.tsx')).MattersPage,
    },
    {
      path: '/matters/report',
      permission: 'matter.report',
      page: async () => (await import('./ReportPage.tsx')).ReportPage,
    },
    {
      path: '/matters/$district/$id',
      permission: 'matter.read',
      page: async () => (await import('./MatterPage.tsx')).MatterPage,
    },
    {
      path: '/follow-ups',
      permission: 'case.follow_up',
      search: raw => ({ ...readFollowUpsSearch(raw) }),
      page: async () => (await import('./follow-up/FollowUpsPage.tsx')).FollowUpsPage,
    },
    {
      path: '/worksheets',
      permission: 'worksheet.exchange',
      page: async () => (await import('./intake/WorksheetsPage.tsx')).WorksheetsPage,
    },
    {
      path: '/settings/intake',
      permission: 'category.edit',
      page: async () => (await import('./intake/IntakeSettingsPage.tsx')).IntakeSettingsPage,
    },
    { path: '/settings/categories', page: async () => (await import('./CategoriesPage.tsx')).CategoriesPage },
    {
      path: '/settings/duties',
      search: raw => (typeof raw['category'] === 'string' ? { category: raw['category'] } : {}),
      page: async () => (await import('./DutiesPage.tsx')).DutiesPage,
    },
    {
      path: '/settings/calendar',
      search: raw => (Number.isInteger(raw['year']) ? { year: raw['year'] } : {}),
      page: async () => (await import('./CalendarPage.tsx')).CalendarPage,
    },
  ],
  menu: [
    mapMenu,
    {
      group: 'daily',
      path: '/matters',
      label: 'matters-console:menu.matters',
      icon: FileTextOutlined,
      order: 10,
      permissions: ['matter.read'],
    },
    {
      group: 'daily',
      path: '/worksheets',
      label: 'matters-intake:sheets.menu',
      icon: PhoneOutlined,
      order: 15,
      permissions: ['worksheet.exchange'],
    },
    {
      group: 'daily',
      path: '/follow-ups',
      label: 'matters-follow-up:menu',
      icon: CustomerServiceOutlined,
      order: 16,
      permissions: ['case.follow_up'],
    },
    {
      group: 'system',
      path: '/settings/intake',
      label: 'matters-intake:settings.menu',
      icon: InboxOutlined,
      order: 35,
      permissions: ['category.edit'],
    },
    {
      group: 'system',
      path: '/settings/categories',
      label: 'matters-console:menu.categories',
      icon: TagsOutlined,
      order: 30,
      permissions: ['category.edit'],
    },
    {
      group: 'system',
      path: '/settings/duties',
      label: 'matters-console:menu.duties',
      icon: SolutionOutlined,
      order: 40,
      permissions: ['duty.edit', 'matter.dispatch'],
    },
    {
      group: 'system',
      path: '/settings/calendar',
      label: 'matters-console:menu.calendar',
      icon: CalendarOutlined,
      order: 50,
      permissions: ['calendar.edit'],
    },
  ],
  finders: [findMatters],
  search: {
    label: 'matters-console:menu.matters',
    permissions: ['matter.read'],
    path: words => `/matters?q=${encodeURIComponent(words)}`,
  },
}
