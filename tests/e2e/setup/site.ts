import { inject } from 'vitest'

/** Where the browser goes, and the words of the city that tests look for. */
export interface Site {
  url: string
  /** Where a test may let a tile server listen: the site lets pages ask it, as a machine of the own network. */
  tilePort: number
  /** The compound the resident lives in, and who manages it. */
  compound: { name: string; lng: number; lat: number }
  company: string
  community: string
  communityCode: string
  street: string
  streetCode: string
}

declare module 'vitest' {
  interface ProvidedContext {
    /** One for each worker that runs browser tests at the same time. */
    sites: readonly Site[]
  }
}

/** The site of this worker: what a test does there, no test of another worker sees. */
export function site(): Site {
  const own = inject('sites')[Number(process.env.VITEST_POOL_ID) - 1]
  if (!own) throw new Error('There are fewer sites than workers')
  return own
}
