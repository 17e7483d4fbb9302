/** Part of the service worker: shows what the server pushes, and opens what it is about. Written as a plain script. */

interface Extended {
  waitUntil(work: Promise<unknown>): void
}
interface PushArrival extends Event, Extended {
  data: { json(): unknown } | null
}
interface Click extends Event, Extended {
  notification: Notification
}
interface Page {
  url: string
  focus(): Promise<unknown>
  navigate(url: string): Promise<unknown>
}
interface Worker extends EventTarget {
  location: Location
  registration: { showNotification(title: string, options: NotificationOptions): Promise<void> }
  clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<Page[]>
    openWindow(url: string): Promise<unknown>
  }
}

const worker = globalThis as unknown as Worker

worker.addEventListener('push', event => {
  const arrival = event as PushArrival
  const { title, body, url, tag } = readPush(arrival.data)
  const options = { body, tag, data: { url }, icon: '/pocket/icon-192.png', badge: '/pocket/icon-192.png' }
  arrival.waitUntil(worker.registration.showNotification(title, options))
})

worker.addEventListener('notificationclick', event => {
  const click = event as Click
  click.notification.close()
  const data: unknown = click.notification.data
  const url = typeof data === 'object' && data !== null && 'url' in data ? String(data.url) : '/pocket/'
  click.waitUntil(openPage(url))
})

function readPush(data: PushArrival['data']): { title: string; body: string; url: string; tag: string } {
  const said: unknown = data?.json()
  const text = (name: string) => {
    const value: unknown = typeof said === 'object' && said !== null ? Reflect.get(said, name) : undefined
    return typeof value === 'string' ? value : ''
  }
  // Only pages of ours: whatever is pushed, a click stays in the pocket.
  const url = text('url').startsWith('/pocket/') ? text('url') : '/pocket/messages'
  return { title: text('title') || '近邻', body: text('body'), url, tag: text('tag') }
}

/** In the window that is open, or in a new one. */
async function openPage(url: string): Promise<void> {
  const pages = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const [own] = pages.filter(page => new URL(page.url).pathname.startsWith('/pocket/'))
  if (!own) return void (await worker.clients.openWindow(url))
  await own.focus()
  await own.navigate(url)
}
