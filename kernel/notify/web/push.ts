import { newId } from '#kernel/ids/index.ts'
import type { Mine } from './use-notifications.ts'
import { inbox } from './use-inbox.ts'

/** Why this browser cannot show messages; null when it can. */
export function pushObstacle(): 'unsupported' | 'denied' | null {
  if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : null
}

/** Asks the person, then the push service, and tells the server. Throws when either of them will not. */
export async function subscribeHere(pushKey: string): Promise<Mine> {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('denied')
  const worker = await navigator.serviceWorker.ready
  const options = { userVisibleOnly: true, applicationServerKey: pushKey }
  const subscription = await worker.pushManager.subscribe(options)
  const { endpoint = '', keys = {} } = subscription.toJSON()
  const body = { requestId: newId(), endpoint, keys: { p256dh: keys.p256dh ?? '', auth: keys.auth ?? '' } }
  return inbox.subscribePush({ body })
}
