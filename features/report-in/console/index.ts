import {
  ApartmentOutlined,
  AuditOutlined,
  FileProtectOutlined,
  SafetyCertificateOutlined,
  SettingOutlined,
  SolutionOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import { registerSubjectView } from '#kernel/workflow/web/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { coverageLayer } from './coverage-layer.ts'
import { consultationPath, lookBackPath, registrationPath, yearGradePath } from './paths.ts'
import { readRegisterSearch } from './register-search.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('report-in', messages)
registerMessages('report-in-console', { zh, en })
registerSubjectView('registration', {
  View: lazy(async () => ({ default: (await import('./RegistrationView.tsx')).RegistrationView })),
  path: registrationPath,
})
registerSubjectView('look_back', {
  View: lazy(async () => ({ default: (await import('./LookBackView.tsx')).LookBackView })),
  path: lookBackPath,
})

registerSubjectView('year_member', {
  View: lazy(async () => ({ default: (await import('./YearGradeView.tsx')).YearGradeView })),
  path: yearGradePath,
})
registerSubjectView('consultation', {
  View: lazy(async () => ({ default: (await import('./ConsultationView.tsx')).ConsultationView })),
  path: consultationPath,
})

export const consolePart: ConsolePart = {
  name: 'report-in',
  routes: [
    {
      path: '/report-in',
      permission: 'report_in.read',
      search: raw => ({ ...readRegisterSearch(raw) }),
      page: async () => (await import('./RegisterPage.tsx')).RegisterPage,
    },
    {
      path: '/report-in/$district/$id',
      permission: 'report_in.read',
      page: async () => (await import('./RegistrationPage.tsx')).RegistrationPage,
    },
    {
      path: '/linkages',
      permission: 'linkage.read',
      page: async () => (await import('./LinkagesPage.tsx')).LinkagesPage,
    },
    {
      path: '/look-backs',
      permission: 'report_in.read',
      page: async () => (await import('./LookBacksPage.tsx')).LookBacksPage,
    },
    {
      path: '/look-backs/$district/$id',
      permission: 'report_in.read',
      page: async () => (await import('./LookBackPage.tsx')).LookBackPage,
    },
    {
      path: '/year-grades',
      permission: 'report_in.read',
      page: async () => (await import('./YearGradesPage.tsx')).YearGradesPage,
    },
    {
      path: '/year-grades/$district/$id',
      permission: 'report_in.read',
      page: async () => (await import('./SubjectPages.tsx')).YearGradePage,
    },
    {
      path: '/consultations',
      permission: 'consultation.read',
      page: async () => (await import('./ConsultationsPage.tsx')).ConsultationsPage,
    },
    {
      path: '/consultations/$district/$id',
      permission: 'consultation.read',
      page: async () => (await import('./SubjectPages.tsx')).ConsultationPage,
    },
    {
      path: '/settings/consultation',
      permission: 'setting.edit',
      page: async () => (await import('./ConsultationSettingsPage.tsx')).ConsultationSettingsPage,
    },
    {
      path: '/settings/report-in',
      permission: 'setting.edit',
      page: async () => (await import('./ReportInSettingsPage.tsx')).ReportInSettingsPage,
    },
  ],
  areaLayers: [coverageLayer],
  menu: [
    {
      group: 'fields',
      path: '/report-in',
      label: 'report-in-console:menu.register',
      icon: SolutionOutlined,
      order: 30,
      permissions: ['report_in.read'],
    },
    {
      group: 'fields',
      path: '/look-backs',
      label: 'report-in-console:menu.lookBacks',
      icon: AuditOutlined,
      order: 31,
      permissions: ['report_in.answer', 'report_in.oversee'],
    },
    {
      group: 'fields',
      path: '/linkages',
      label: 'report-in-console:menu.linkages',
      icon: ApartmentOutlined,
      order: 32,
      permissions: ['linkage.read'],
    },
    {
      group: 'fields',
      path: '/year-grades',
      label: 'report-in-console:menu.yearGrades',
      icon: SafetyCertificateOutlined,
      order: 33,
      permissions: ['report_in.answer', 'report_in.place', 'report_in.oversee'],
    },
    {
      group: 'fields',
      path: '/consultations',
      label: 'report-in-console:menu.consultations',
      icon: FileProtectOutlined,
      order: 34,
      permissions: ['consultation.read'],
    },
    {
      group: 'system',
      path: '/settings/consultation',
      label: 'report-in-console:menu.consultSettings',
      icon: SettingOutlined,
      order: 61,
      permissions: ['setting.edit'],
    },
    {
      group: 'system',
      path: '/settings/report-in',
      label: 'report-in-console:menu.settings',
      icon: SettingOutlined,
      order: 60,
      permissions: ['setting.edit'],
    },
  ],
}
