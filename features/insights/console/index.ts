import { BarChartOutlined, ContainerOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { readIndicatorsSearch } from './indicators-search.ts'
import { rateLayers } from './rate-layers.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('insights', messages)
registerMessages('insights-console', { zh, en })

/** The indicators of an area, and the publications they are frozen in. */
export const consolePart: ConsolePart = {
  name: 'insights',
  areaLayers: rateLayers,
  routes: [
    {
      path: '/indicators',
      permission: 'indicator.read',
      search: raw => ({ ...readIndicatorsSearch(raw) }),
      page: async () => (await import('./IndicatorsPage.tsx')).IndicatorsPage,
    },
    {
      path: '/publications',
      permission: 'indicator.read',
      search: raw => (typeof raw['cursor'] === 'string' ? { cursor: raw['cursor'] } : {}),
      page: async () => (await import('./PublicationsPage.tsx')).PublicationsPage,
    },
    {
      path: '/publications/$district/$id',
      permission: 'indicator.read',
      page: async () => (await import('./PublicationPage.tsx')).PublicationPage,
    },
  ],
  menu: [
    {
      group: 'daily',
      path: '/indicators',
      label: 'insights-console:menu.indicators',
      icon: BarChartOutlined,
      order: 60,
      permissions: ['indicator.read'],
    },
    {
      group: 'daily',
      path: '/publications',
      label: 'insights-console:menu.publications',
      icon: ContainerOutlined,
      order: 61,
      permissions: ['indicator.read'],
    },
  ],
}
