import { registerPocketSubject } from '#ui/pocket-subjects.ts'
import type { PocketPart } from '#ui/part.ts'

// What a message about my registration opens: everything of it is on one page.
registerPocketSubject('registration', () => '/report-in')

export const pocketPart: PocketPart = {
  name: 'report-in',
  texts: async () => (await import('./texts.ts')).registerTexts(),
  routes: [
    {
      path: '/report-in',
      permission: 'report_in.register',
      page: async () => (await import('./MyReportInPage.tsx')).MyReportInPage,
    },
    {
      path: '/report-in/new',
      permission: 'report_in.register',
      page: async () => (await import('./ReportInPage.tsx')).ReportInPage,
    },
    {
      path: '/linkages',
      permission: 'linkage.note',
      page: async () => (await import('./MyLinkagesPage.tsx')).MyLinkagesPage,
    },
  ],
  blocks: [
    {
      place: 'tasks',
      order: 40,
      permissions: ['linkage.note'],
      block: async () => (await import('./MyLinkagesBlock.tsx')).MyLinkagesBlock,
    },
    {
      place: 'me',
      order: 40,
      permissions: ['report_in.register'],
      block: async () => (await import('./MyReportInBlock.tsx')).MyReportInBlock,
    },
  ],
}
