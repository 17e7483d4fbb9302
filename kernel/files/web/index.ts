import { registerMessages } from '#platform/i18n.ts'
import type { PocketPart } from '#ui/part.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('outbox', { zh, en })

export { blankItem, drop, forgetOutbox, keepDraft, submitAndTry, SYNC_TAG } from './outbox.ts'
export { OutboxCard } from './OutboxCard.tsx'
export { arrivedBefore, type OutboxItem } from './outbox-item.ts'
export { OutboxPill } from './OutboxPill.tsx'
export { sendWaiting } from './send-waiting.ts'
export { isPending, type OutboxEntry, readOutbox, useOutbox, useOutboxEntry } from './use-outbox.ts'
export { type Begun, useBegun, useDraftKeeper, useKeptPhotos } from './use-outbox-form.ts'

/** What waits on this device until there is a network. */
export const pocketPart: PocketPart = {
  name: 'outbox',
  routes: [{ path: '/outbox', page: async () => (await import('./OutboxPage.tsx')).OutboxPage }],
  blocks: [{ place: 'me', order: 5, block: async () => (await import('./OutboxBlock.tsx')).OutboxBlock }],
}
