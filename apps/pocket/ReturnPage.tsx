import { useRouter, useSearch } from '@tanstack/react-router'
import { useEffect } from 'react'
import { WaitingPage } from '../shell/StandInPages.tsx'

/** Where signing in was asked for from a page that is open to everybody: back to that page, as whoever signed in. */
export function ReturnPage() {
  const { history, basepath } = useRouter()
  const { back }: { back?: unknown } = useSearch({ strict: false })
  useEffect(() => history.replace(`${basepath.replace(/\/$/, '')}${insideOnly(back)}`), [history, basepath, back])
  return <WaitingPage />
}

/** An address inside the pocket, whatever stands in the link. */
function insideOnly(back: unknown): string {
  return typeof back === 'string' && /^\/[^/\\]/.test(back) ? back : '/'
}
