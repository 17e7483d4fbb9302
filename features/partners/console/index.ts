import { lazy } from 'react'
import {
  BookOutlined,
  FlagOutlined,
  PartitionOutlined,
  StarOutlined,
  SwapOutlined,
  UsergroupAddOutlined,
} from '@ant-design/icons'
import { registerSubjectView } from '#kernel/workflow/web/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { coBuildingMenu, coBuildingPages } from './co-building/pages.ts'
import { en as programmesEn } from './programmes/texts.en.ts'
import { zh as programmesZh } from './programmes/texts.zh.ts'
import { en as shapesEn } from './shapes/texts.en.ts'
import { zh as shapesZh } from './shapes/texts.zh.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('partners', messages)
registerMessages('partners-console', { zh, en })
registerMessages('partners-programmes', { zh: programmesZh, en: programmesEn })
registerMessages('partners-shapes', { zh: shapesZh, en: shapesEn })
registerSubjectView('partner', {
  View: lazy(async () => ({ default: (await import('./PartnerView.tsx')).PartnerView })),
  path: ({ district, id }) => `/partners/${district}/${id}`,
})

/** The register of partners, what compounds need, and the words of the register. */
export const consolePart: ConsolePart = {
  name: 'partners',
  routes: [
    {
      path: '/partners',
      permission: 'partner.read',
      page: async () => (await import('./PartnersPage.tsx')).PartnersPage,
    },
    {
      path: '/partners/$district/$id',
      permission: 'partner.read',
      page: async () => (await import('./PartnerView.tsx')).PartnerPage,
    },
    {
      path: '/partner-needs',
      permission: 'partner.check',
      page: async () => (await import('./NeedsPage.tsx')).NeedsPage,
    },
    {
      path: '/programmes',
      permission: 'programme.read',
      page: async () => (await import('./programmes/ProgrammesPage.tsx')).ProgrammesPage,
    },
    {
      path: '/programmes/new',
      permission: 'programme.edit',
      page: async () => (await import('./programmes/EditPages.tsx')).NewProgrammePage,
    },
    {
      path: '/programmes/$district/$id',
      permission: 'programme.read',
      page: async () => (await import('./programmes/ProgrammePage.tsx')).ProgrammePage,
    },
    {
      path: '/programmes/$district/$id/edit',
      permission: 'programme.edit',
      page: async () => (await import('./programmes/EditPages.tsx')).EditProgrammePage,
    },
    {
      path: '/patterns',
      permission: 'directory.read',
      page: async () => (await import('./shapes/PatternsPage.tsx')).PatternsPage,
    },
    {
      path: '/patterns/new',
      permission: 'setting.edit',
      page: async () => (await import('./shapes/EditPatternPages.tsx')).NewPatternPage,
    },
    {
      path: '/patterns/$code/edit',
      permission: 'setting.edit',
      page: async () => (await import('./shapes/EditPatternPages.tsx')).EditPatternPage,
    },
    {
      path: '/demonstrations',
      permission: 'directory.read',
      page: async () => (await import('./shapes/DemonstrationsPage.tsx')).DemonstrationsPage,
    },
    {
      path: '/transitions',
      permission: 'directory.read',
      page: async () => (await import('./shapes/TransitionsPage.tsx')).TransitionsPage,
    },
    ...coBuildingPages,
    {
      path: '/settings/partners',
      permission: 'setting.edit',
      page: async () => (await import('./DictionaryPage.tsx')).DictionaryPage,
    },
  ],
  menu: [
    {
      group: 'fields',
      path: '/partners',
      label: 'partners-console:menu.partners',
      icon: UsergroupAddOutlined,
      order: 500,
      permissions: ['partner.read'],
    },
    ...coBuildingMenu,
    {
      group: 'fields',
      path: '/programmes',
      label: 'partners-programmes:menu',
      icon: FlagOutlined,
      order: 510,
      permissions: ['programme.read'],
    },
    {
      group: 'city',
      path: '/patterns',
      label: 'partners-shapes:menu.patterns',
      icon: PartitionOutlined,
      order: 50,
      permissions: ['directory.read'],
    },
    {
      group: 'city',
      path: '/demonstrations',
      label: 'partners-shapes:menu.demonstrations',
      icon: StarOutlined,
      order: 52,
      permissions: ['directory.read'],
    },
    {
      group: 'city',
      path: '/transitions',
      label: 'partners-shapes:menu.transitions',
      icon: SwapOutlined,
      order: 54,
      permissions: ['directory.read'],
    },
    {
      group: 'system',
      path: '/settings/partners',
      label: 'partners-console:menu.dictionary',
      icon: BookOutlined,
      order: 75,
      permissions: ['setting.edit'],
    },
  ],
}
