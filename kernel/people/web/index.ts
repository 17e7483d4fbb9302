import { BankOutlined, ShareAltOutlined, TeamOutlined } from '@ant-design/icons'
import { registerAreaPanel } from '#kernel/territory/web/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { AreaTeamPanel } from './AreaTeamPanel.tsx'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

export { GridTeamCard } from './GridTeamCard.tsx'
export { OrganisationInput, OrganisationPicker } from './OrganisationPicker.tsx'
export { PersonInput, PersonPicker } from './PersonPicker.tsx'

registerMessages('people', messages)
registerMessages('people-web', { zh, en })
registerAreaPanel({ key: 'people', order: 10, permissions: ['directory.read'], Panel: AreaTeamPanel })

const read = ['directory.read']

/** The directory: organisations, people with their posts, standing responsibilities. */
export const consolePart: ConsolePart = {
  name: 'people',
  routes: [
    {
      path: '/organisations',
      permission: 'directory.read',
      page: async () => (await import('./OrganisationsPage.tsx')).OrganisationsPage,
    },
    {
      path: '/organisations/$id',
      permission: 'directory.read',
      page: async () => (await import('./OrganisationPage.tsx')).OrganisationPage,
    },
    {
      path: '/people',
      permission: 'directory.read',
      page: async () => (await import('./PeoplePage.tsx')).PeoplePage,
    },
    {
      path: '/pairings',
      permission: 'directory.read',
      page: async () => (await import('./PairingsPage.tsx')).PairingsPage,
    },
  ],
  menu: [
    {
      group: 'city',
      path: '/organisations',
      label: 'people-web:menu.organisations',
      icon: BankOutlined,
      order: 20,
      permissions: read,
    },
    {
      group: 'city',
      path: '/people',
      label: 'people-web:menu.people',
      icon: TeamOutlined,
      order: 30,
      permissions: read,
    },
    {
      group: 'city',
      path: '/pairings',
      label: 'people-web:menu.pairings',
      icon: ShareAltOutlined,
      order: 40,
      permissions: read,
    },
  ],
  search: {
    label: 'people-web:menu.organisations',
    permissions: read,
    path: words => `/organisations?name=${encodeURIComponent(words)}`,
  },
}
