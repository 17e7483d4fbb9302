const NAME = 'jinlin-outbox'
let tail: Promise<unknown> = Promise.resolve()

/**
 * Runs while nobody else on this device does: pages and the service worker share one lock. Where a browser has no locks,
 * at least this page does one thing at a time; the server keeps what is sent twice once.
 */
export function oneAtATime<T>(work: () => Promise<T>): Promise<T> {
  if (typeof navigator !== 'undefined' && 'locks' in navigator) return navigator.locks.request(NAME, work) as Promise<T>
  const mine = tail.then(work, work)
  tail = mine.catch(() => undefined)
  return mine
}
