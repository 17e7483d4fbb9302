import type { Messages } from '#platform/i18n.ts'
import type { zh } from './texts.zh.ts'

export const en = {
  title: 'Messages',
  all: 'All messages',
  more: 'Show more',
  none: 'No messages yet. You will hear here when it is your turn, when time runs out, and when there is progress.',
  noneUnread: 'Nothing unread.',
  readAll: 'Mark all as read',
  unread: 'Unread: ',
  count: '{{count}} unread',
  show: 'Show',
  filter: { all: 'All', unread: 'Unread' },
  bell: { unread: 'Messages, {{count}} unread', none: 'Messages, none unread' },
} satisfies Messages<typeof zh>
