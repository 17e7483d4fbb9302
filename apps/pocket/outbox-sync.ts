import { sendWaiting, SYNC_TAG } from '#kernel/files/web/index.ts'

/** Background Sync is not in the browser's own list of events yet. */
interface SyncEvent extends Event {
  readonly tag: string
  waitUntil(work: Promise<unknown>): void
}

/** The network is back and the app may be closed: the browser wakes the service worker, and it sends what waits. */
addEventListener('sync', event => {
  if (isSync(event) && event.tag === SYNC_TAG) event.waitUntil(sendWaiting())
})

function isSync(event: Event): event is SyncEvent {
  return 'tag' in event && 'waitUntil' in event
}
