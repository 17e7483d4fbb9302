/**
 * `queue` and `map` on one database, which takes as long to fill as either needs by itself:
 * `npm run bench -- scale [--sizes 10000,1000000] [--samples 200] [--open 2000] [--json]`.
 */
import type { Bench } from '#scripts/run/bench.ts'
import { mapQuestions } from './map.ts'
import { queueQuestions } from './queue.ts'
import { measureGrowth } from './setup/growth.ts'

export const bench: Bench = ({ rest }) =>
  measureGrowth('scale', rest, async (port, city) => [
    ...(await queueQuestions(port)),
    ...(await mapQuestions(port, city)),
  ])
