import { randomUUID } from 'node:crypto'
import type { Reached, Username } from './expected.ts'
import type { Place } from './world.ts'

export interface Args {
  params?: Record<string, unknown>
  query?: Record<string, unknown>
  body?: Record<string, unknown>
}

/** What one route must answer. Rows without `by` do not depend on where something lies. */
export interface Row {
  /** How its thing is reached; asked at every place where `args` finds one. */
  by?: Reached
  /** A grid worker reaches what lies in the grid, not what belongs to the community. */
  level?: 'community' | 'grid'
  /** The call for the thing at a place; null: there is none. Called anew for every request. */
  args?: (place: Place) => Args | null
  /** Lists: the answer contains this exactly when the place is within reach, and is 200 in any case. */
  shows?: (place: Place) => string
  /** Answer to somebody who holds the permission but does not reach the thing; 404 unless said otherwise. */
  outside?: 403 | 404
  /** Somebody who reaches it is refused for another reason, with this code. */
  refuses?: Partial<Record<Username, string>>
  /** Public routes that look like 404 to a guest. */
  permission?: string
  /** Public routes that answer nobody without a key of their own, or have nothing to show: what they say to all alike. */
  keyed?: 400 | 404
  /** Signing in and out, uploads: only that a guest is turned away (or let in) is asked here. */
  only?: 'guest'
}

export const requestId = () => randomUUID()
export const reason = '权限矩阵测试'
/** There is no such thing at the place above; at every other there is. */
export const noneAbove = <T>(place: Place, value: T): T | null => (place.name === 'above' ? null : value)

let turn = 0
/** A name or code part that no earlier call has used. */
export function unique(): string {
  turn += 1
  return String(turn).padStart(4, '0')
}
