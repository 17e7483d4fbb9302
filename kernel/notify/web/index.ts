import { registerMessages } from '#platform/i18n.ts'
import type { ConsolePart, PocketPart } from '#ui/part.ts'
import { InboxBell } from './InboxBell.tsx'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('notify-web', { zh, en })

/** The inbox in the console: the bell in the top bar and the page with everything. */
export const consolePart: ConsolePart = {
  name: 'notify',
  routes: [{ path: '/inbox', page: async () => (await import('./InboxPage.tsx')).InboxPage }],
  menu: [],
  tools: [InboxBell],
}

/** The same messages in the pocket. */
export const pocketPart: PocketPart = {
  name: 'notify',
  routes: [{ path: '/messages', page: async () => (await import('./PocketInboxPage.tsx')).PocketInboxPage }],
  blocks: [{ place: 'me', order: 10, block: async () => (await import('./PocketInboxBlock.tsx')).PocketInboxBlock }],
}
