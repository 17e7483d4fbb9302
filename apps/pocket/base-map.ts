import type { QueryClient } from '@tanstack/react-query'
import { drawingOf, territoryContract } from '#kernel/territory/index.ts'
import { createClient } from '#platform/client/call.ts'
import { currentLocale } from '#ui/i18n.ts'
import type { BaseMap } from '#ui/map/map-props.ts'

const territory = createClient(territoryContract, { locale: currentLocale })

/**
 * The city's base map, asked for when the first map is drawn. A page out of the device's store carries the content
 * policy of the day it was stored; where that does not let the tiles in, the store is given today's for next time.
 */
export function baseMapLoader(client: QueryClient): () => Promise<BaseMap | null> {
  return async () => {
    const drawing = drawingOf(
      await client.fetchQuery({
        queryKey: ['territory', 'base-map'],
        queryFn: () => territory.readBaseMap({}),
        staleTime: 5 * 60_000,
      }),
    )
    if (drawing) document.addEventListener('securitypolicyviolation', () => void renewStoredPage(), { once: true })
    return drawing
  }
}

async function renewStoredPage(): Promise<void> {
  const page = '/pocket/index.html'
  for (const name of await caches.keys()) {
    const cache = await caches.open(name)
    const key = (await cache.keys()).find(request => new URL(request.url).pathname === page)
    const kept = key && (await cache.match(key))
    if (!kept) continue
    // With a query, so that the service worker does not answer from the very store that is being renewed.
    const fresh = await fetch(`${page}?renewed`, { cache: 'no-store' })
    // Another text is another version, which comes by the worker's own way, with all its files.
    if (fresh.ok && (await fresh.clone().text()) === (await kept.text())) await cache.put(key, fresh)
  }
}
