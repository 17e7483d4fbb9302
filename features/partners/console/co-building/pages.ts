import { AuditOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { registerSubjectView } from '#kernel/workflow/web/index.ts'
import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart } from '#ui/part.ts'
import { itemPath, seatPath } from './paths.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('partners-co-building', { zh, en })
registerSubjectView('co_building_item', {
  View: lazy(async () => ({ default: (await import('./ItemView.tsx')).ItemView })),
  path: itemPath,
})
registerSubjectView('part_time_seat', {
  View: lazy(async () => ({ default: (await import('./SeatView.tsx')).SeatView })),
  path: seatPath,
})

const read = 'co_building.read'

/** Joint meetings, co-building items and part-time members. */
export const coBuildingPages: ConsolePart['routes'] = [
  {
    path: '/joint-meetings',
    permission: read,
    page: async () => (await import('./JointMeetingsPage.tsx')).JointMeetingsPage,
  },
  {
    path: '/joint-meetings/new',
    permission: 'co_building.hold',
    page: async () => (await import('./MeetingEditor.tsx')).NewMeetingPage,
  },
  {
    path: '/joint-meetings/$district/$id',
    permission: read,
    page: async () => (await import('./MeetingPage.tsx')).MeetingPage,
  },
  {
    path: '/joint-meetings/$district/$id/edit',
    permission: 'co_building.hold',
    page: async () => (await import('./MeetingEditor.tsx')).EditMeetingPage,
  },
  {
    path: '/co-building-items/$district/$id',
    permission: read,
    page: async () => (await import('./ItemView.tsx')).ItemPage,
  },
  {
    path: '/part-time-members/$district/$id',
    permission: read,
    page: async () => (await import('./SeatView.tsx')).SeatPage,
  },
]

export const coBuildingMenu: NonNullable<ConsolePart['menu']> = [
  {
    group: 'fields',
    path: '/joint-meetings',
    label: 'partners-co-building:menu',
    icon: AuditOutlined,
    order: 505,
    permissions: [read],
  },
]
