import { lazy, Suspense } from 'react'

// Behind a door: the pocket enters this module too, and must not load the console's library with it.
const Bell = /* @__PURE__ */ lazy(async () => ({ default: (await import('./Bell.tsx')).Bell }))

/** The bell in the top bar. */
export function InboxBell() {
  return (
    <Suspense fallback={null}>
      <Bell />
    </Suspense>
  )
}
