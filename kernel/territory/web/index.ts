import { ClusterOutlined, GlobalOutlined } from '@ant-design/icons'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { messages } from '../index.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

export { type AreaPanel, pathOfMap, registerAreaPanel, registerMapPath } from './area-extensions.ts'
export { AreaInput, AreaPicker } from './AreaPicker.tsx'
export { AreaCountMap } from './AreaCountMap.tsx'
export { baseMapLoader } from './base-map-loader.ts'
export { MapLink } from './MapLink.tsx'
export { boundsOfAreas, useDrawnAreas } from './use-drawn-areas.ts'
export { useReach } from './use-reach.ts'
export { type ChangeUrl, plainSearch, readUrlState, type UrlState, useUrlState } from './use-url-state.ts'

registerMessages('territory', messages)
registerMessages('territory-web', { zh, en })

/** The register of areas and of what is built on them, and its imports. */
export const consolePart: ConsolePart = {
  name: 'territory',
  routes: [
    { path: '/areas', permission: 'area.read', page: async () => (await import('./AreasPage.tsx')).AreasPage },
    {
      path: '/areas/imports',
      permission: 'area.import',
      page: async () => (await import('./ImportsPage.tsx')).ImportsPage,
    },
    {
      path: '/areas/draw',
      permission: 'area.edit',
      page: async () => (await import('./DrawPage.tsx')).DrawPage,
    },
    {
      path: '/settings/base-map',
      permission: 'setting.edit',
      page: async () => (await import('./BaseMapPage.tsx')).BaseMapPage,
    },
  ],
  menu: [
    {
      group: 'city',
      path: '/areas',
      label: 'territory-web:menu.areas',
      icon: ClusterOutlined,
      order: 10,
      permissions: ['area.read'],
    },
    {
      group: 'system',
      path: '/settings/base-map',
      label: 'territory-web:baseMap.title',
      icon: GlobalOutlined,
      order: 65,
      permissions: ['setting.edit'],
    },
  ],
  search: {
    label: 'territory-web:menu.areas',
    permissions: ['area.read'],
    path: words => `/areas?q=${encodeURIComponent(words)}`,
  },
}
