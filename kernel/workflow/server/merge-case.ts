import type { Actor } from '#kernel/access/index.ts'
import type { Tx } from '#platform/tx.ts'
import type { Change } from '../records.ts'
import { actOnCase } from './act-on-case.ts'
import type { CaseKey } from './read-record.ts'

export interface Merging extends CaseKey {
  actor: Actor
  /** The human number of the case it goes into. */
  number: string
  note: string
}

/** Ends a duplicate in the case it repeats; the standing action `merge`, refused as one. */
export function mergeCase(tx: Tx, merging: Merging): Promise<Change> {
  const { number, note, ...at } = merging
  return actOnCase(tx, { ...at, action: 'merge', note, form: { number } })
}
