import type { Db } from '#platform/db/index.ts'
import type { SubjectKind } from '../scheme.ts'

/**
 * Something a feature can count from its own rows for a subject over a period. `count` returns whole numbers (rates in
 * 0.01 %) for the subjects it knows something of; one that is left out has nothing to count, which is not zero.
 * Both days are instants: from inclusive, to exclusive. It is asked when voting closes, and what it says is frozen.
 */
export interface CountedMeasure {
  /** `<feature>.<what>`, such as `orders.claims_kept`; its name stands in the messages under `<feature>:measures.<what>`. */
  key: string
  subject: SubjectKind
  count: (
    db: Db,
    asked: { subjectIds: readonly string[]; from: Date; to: Date },
  ) => Promise<ReadonlyMap<string, number>>
}

let measures: ReadonlyMap<string, CountedMeasure> = new Map()

/** Called once when the server is put together. Throws when two measures have one key. */
export function installMeasures(installed: readonly CountedMeasure[]): void {
  const byKey = new Map(installed.map(one => [one.key, one]))
  if (byKey.size !== installed.length) throw new Error('Two counted measures have the same key')
  measures = byKey
}

export function installedMeasures(): ReadonlyMap<string, CountedMeasure> {
  return measures
}
