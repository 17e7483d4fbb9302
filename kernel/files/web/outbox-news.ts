const NAME = 'jinlin-outbox'
const listeners = new Set<() => void>()
let channel: BroadcastChannel | null | undefined

function openChannel(): BroadcastChannel | null {
  if (channel !== undefined) return channel
  channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(NAME)
  channel?.addEventListener('message', () => listeners.forEach(listen => listen()))
  return channel
}

/** Something in the outbox has changed: said to this page and to every other page and worker of this device. */
export function announce(): void {
  listeners.forEach(listen => listen())
  openChannel()?.postMessage(null)
}

/** Hears of every change, wherever it was made. Returns how to stop. */
export function onNews(listen: () => void): () => void {
  openChannel()
  listeners.add(listen)
  return () => listeners.delete(listen)
}
