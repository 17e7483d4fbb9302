import { AuditOutlined, PlusSquareOutlined, SolutionOutlined } from '@ant-design/icons'
import type { ConsolePart, PocketPart } from '#ui/part.ts'

export { LINK_PATH } from './link-path.ts'

const readSearch = (raw: Record<string, unknown>) =>
  Object.fromEntries(['cursor', 'state'].flatMap(name => (typeof raw[name] === 'string' ? [[name, raw[name]]] : [])))

/** Rounds and schemes in the console. */
export const consolePart: ConsolePart = {
  name: 'appraisal',
  texts: laterTexts,
  routes: [
    {
      path: '/appraisal',
      permission: 'appraisal.read',
      search: readSearch,
      page: async () => (await import('./RoundsPage.tsx')).RoundsPage,
    },
    {
      path: '/appraisal/rounds/$district/$id',
      permission: 'appraisal.read',
      page: async () => (await import('./RoundPage.tsx')).RoundPage,
    },
    {
      path: '/appraisal/adjustments',
      permission: 'appraisal.read',
      search: readSearch,
      page: async () => (await import('./AdjustmentsPage.tsx')).AdjustmentsPage,
    },
    {
      path: '/appraisal/schemes',
      permission: 'appraisal.read',
      page: async () => (await import('./SchemesPage.tsx')).SchemesPage,
    },
    {
      path: '/appraisal/schemes/$district/$key',
      permission: 'appraisal.read',
      page: async () => (await import('./SchemePage.tsx')).SchemePage,
    },
  ],
  menu: [
    {
      group: 'fields',
      path: '/appraisal',
      label: 'appraisal-web:menu.rounds',
      icon: AuditOutlined,
      order: 700,
      permissions: ['appraisal.read'],
    },
    {
      group: 'fields',
      path: '/appraisal/adjustments',
      label: 'appraisal-web:menu.adjustments',
      icon: PlusSquareOutlined,
      order: 710,
      permissions: ['appraisal.read'],
    },
    {
      group: 'system',
      path: '/appraisal/schemes',
      label: 'appraisal-web:menu.schemes',
      icon: SolutionOutlined,
      order: 30,
      permissions: ['appraisal.design'],
    },
  ],
}

/** My ballots and my results in the pocket. */
export const pocketPart: PocketPart = {
  name: 'appraisal',
  texts: laterTexts,
  routes: [
    { path: '/ballots', page: async () => (await import('./MyBallotsPage.tsx')).MyBallotsPage },
    { path: '/ballots/$district/$id', page: async () => (await import('./MyBallotPage.tsx')).MyBallotPage },
    { path: '/announced', guest: true, page: async () => (await import('./PublicResultsPage.tsx')).PublicResultsPage },
    { path: '/appraisals', page: async () => (await import('./MyResultsPage.tsx')).MyResultsPage },
  ],
  blocks: [
    { place: 'me', order: 20, block: async () => (await import('./PocketBlock.tsx')).PocketBlock },
    {
      place: 'neighbourhood',
      order: 80,
      guest: true,
      block: async () => (await import('./AnnouncedBlock.tsx')).AnnouncedBlock,
    },
  ],
}

/** The page a one-time link opens, without signing in. */
export async function linkBallotPage() {
  const [{ LinkBallotPage }] = await Promise.all([import('./LinkBallotPage.tsx'), laterTexts()])
  return LinkBallotPage
}

// Not with the rest of the door: the first page of the pocket need not carry them.
async function laterTexts(): Promise<void> {
  const { registerTexts } = await import('./texts.ts')
  registerTexts()
}
