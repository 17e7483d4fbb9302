import type { Problem } from '#platform/http/route.ts'

/**
 * draft: being written. waiting: to be sent as soon as there is a network. refused: the server gave a reason, and only
 * the person can help. sent: arrived; kept without its content until the person has seen it.
 */
export type Standing = 'draft' | 'waiting' | 'refused' | 'sent'

/** Why the last attempt did not end it. */
export type Fault =
  /** No answer, or a busy server: tried again without being asked. */
  | { kind: 'silence' }
  /** Whoever wrote it is no longer signed in here. */
  | { kind: 'signed-out' }
  /** The server's own words. */
  | { kind: 'refused'; status: number; problem: Problem }

/** What is to be said to the server, in the order in which it is said: where it lies, each photo, the command. */
export interface Exchange {
  /** Answers with the grid `code` and the `compound` of the place; null where the district is known. */
  locate: string | null
  district: string | null
  /** Where photos go. */
  upload: string
  /** `requestId` and `fileIds` are filled in, and `compoundId` where the place was asked for. */
  command: { url: string; body: Record<string, unknown> }
}

/** What of an exchange has been said and answered. */
export interface Progress {
  /** Photos the server has answered for with their own hash, by the id they have here. */
  acknowledged: Record<string, { district: string; fileId: string }>
  /** The command as it went out first. Sent again it is the same to the letter: the server knows it by that. */
  frozen: Record<string, unknown> | null
}

/** One report or one step of work, from the first letter until it has arrived. */
export interface OutboxItem {
  /** Also the `requestId` of its command. */
  id: string
  personId: string
  standing: Standing
  /** Milliseconds since 1970, on this device's clock. */
  createdAt: number
  /** Which form it belongs to: that form finds it again. */
  form: string
  /** Text key with namespace of what it is. */
  what: string
  /** In the words of who wrote it; may be empty. */
  title: string
  /** Page of the pocket where it is written. */
  page: { to: string; search?: Record<string, string> }
  /** Page that shows what became of it, filled in from the server's answer; null where that is the page above. */
  after: string | null
  /** What the form holds. */
  draft: unknown
  exchange: Exchange | null
  progress: Progress
  tries: number
  fault: Fault | null
  /** The server's answer, once sent. */
  reply: unknown
  /** Language of the server's words. */
  locale: string
}

export interface OutboxPhoto {
  id: string
  itemId: string
  personId: string
  name: string
  type: string
  size: number
  /** Of the bytes as they are kept and sent, hex. */
  sha256: string
}

export const freshProgress: Progress = { acknowledged: {}, frozen: null }

/** Arrived under this id before it was changed: what was sent first counts, and sending it again would not help. */
export function arrivedBefore(item: OutboxItem): boolean {
  return item.fault?.kind === 'refused' && item.fault.problem.code === 'platform.request_id_reused'
}
