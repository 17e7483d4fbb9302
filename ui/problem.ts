import { ApiError, OfflineError } from '#platform/client/call.ts'

export interface Trouble {
  /** A sentence in the user's language, or null when only we can say it. */
  sentence: string | null
  kind: 'offline' | 'refused' | 'unknown'
  code: string | null
  status: number | null
  fields: { field: string; detail: string }[]
}

/** Reads anything thrown by a call into what can be shown. */
export function readTrouble(error: unknown): Trouble {
  if (error instanceof ApiError) {
    const { problem, status } = error
    const fields = (problem.errors ?? []).map(({ field, detail }) => ({ field, detail }))
    return { sentence: problem.detail, kind: 'refused', code: problem.code, status, fields }
  }
  const kind = error instanceof OfflineError ? 'offline' : 'unknown'
  return { sentence: null, kind, code: null, status: null, fields: [] }
}
