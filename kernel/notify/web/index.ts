import type { ConsolePart, PocketPart } from '#ui/part.ts'
import { InboxBell } from './InboxBell.tsx'
import { NotificationIcon } from './NotificationIcon.tsx'

/** The inbox in the console: the bell in the top bar and the page with everything. */
export const consolePart: ConsolePart = {
  name: 'notify',
  texts: laterTexts,
  routes: [
    { path: '/inbox', page: async () => (await import('./InboxPage.tsx')).InboxPage },
    { path: '/notifications', page: async () => (await import('./NotificationsPage.tsx')).NotificationsPage },
    {
      path: '/settings/notifications',
      permission: 'setting.edit',
      page: async () => (await import('./ChannelsPage.tsx')).ChannelsPage,
    },
  ],
  menu: [
    {
      group: 'system',
      path: '/settings/notifications',
      label: 'notify-web:menu',
      icon: NotificationIcon,
      order: 60,
      permissions: ['setting.edit'],
    },
  ],
  tools: [InboxBell],
}

/** The same messages in the pocket. */
export const pocketPart: PocketPart = {
  name: 'notify',
  texts: laterTexts,
  routes: [
    { path: '/messages', page: async () => (await import('./PocketInboxPage.tsx')).PocketInboxPage },
    {
      path: '/notifications',
      page: async () => (await import('./PocketNotificationsPage.tsx')).PocketNotificationsPage,
    },
  ],
  blocks: [{ place: 'me', order: 10, block: async () => (await import('./PocketInboxBlock.tsx')).PocketInboxBlock }],
}

// Not with the rest of the door: the first page of the pocket need not carry them.
async function laterTexts(): Promise<void> {
  const { registerTexts } = await import('./texts.ts')
  registerTexts()
}
