import { registerMessages } from '#platform/i18n.ts'
import type { PocketPart } from '#ui/part.ts'
import { messages } from '../index.ts'

registerMessages('report-in', messages)

export const pocketPart: PocketPart = {
  name: 'report-in',
  routes: [],
  blocks: [
    {
      place: 'tasks',
      order: 500,
      permissions: ['report_in.read'],
      block: async () => (await import('./ReportInBlock.tsx')).ReportInBlock,
    },
  ],
}
