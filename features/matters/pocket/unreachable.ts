import { OfflineError } from '#platform/client/call.ts'

interface Asked {
  data: unknown
  fetchStatus: string
  failureReason: unknown
}

/** Nothing was read because there is no network: not the moment to ask the person for patience. */
export function isUnreachable({ data, fetchStatus, failureReason }: Asked): boolean {
  return data === undefined && (fetchStatus === 'paused' || failureReason instanceof OfflineError)
}
