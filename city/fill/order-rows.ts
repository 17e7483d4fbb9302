import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { City } from '../city.ts'
import { errandRows } from '../orders/errand-rows.ts'
import { countersOf, setStage } from '../orders/place-of.ts'
import { errandStories, taskStories, whistleStories } from '../orders/stories.ts'
import { taskRows } from '../orders/task-rows.ts'
import { whistleRows } from '../orders/whistle-rows.ts'
import type { World } from '../play/world.ts'
import { createRandom } from '../random.ts'
import { insertCases } from './case-rows.ts'
import { insertRows } from './insert-rows.ts'

/** Whistles, grid tasks and errands of the home neighbourhood, played through the engine. */
export async function insertOrders(db: Kysely<DB>, at: { city: City; world: World }): Promise<void> {
  const stage = setStage(at.city, at.world)
  const random = createRandom(at.city.seed, 'orders')
  const whistles = whistleStories.map((story, index) => whistleRows(stage, story, random.fork(`whistle ${index}`)))
  const tasks = taskStories.map((story, index) => taskRows(stage, story, random.fork(`task ${index}`)))
  const errands = errandStories.map((story, index) => errandRows(stage, story, random.fork(`errand ${index}`)))
  await insertCases(db, [
    ...whistles.flatMap(one => one.cases),
    ...tasks.flatMap(one => one.cases),
    ...errands.map(one => one.played),
  ])
  await insertRows(
    db,
    'orders.whistle',
    whistles.map(one => one.whistle),
  )
  await insertRows(
    db,
    'orders.whistle_call',
    whistles.flatMap(one => one.calls),
  )
  await insertRows(
    db,
    'orders.task',
    tasks.map(one => one.task),
  )
  await insertRows(
    db,
    'orders.task_claim',
    tasks.flatMap(one => one.claims),
  )
  await insertRows(
    db,
    'orders.errand',
    errands.map(one => one.errand),
  )
  await insertRows(
    db,
    'orders.errand_receipt',
    errands.flatMap(one => one.receipts),
  )
  const numbers = [
    ...whistles.flatMap(one => one.cases.slice(0, 1)),
    ...tasks.flatMap(one => one.cases.slice(0, 1)),
    ...errands.map(one => one.played),
  ].map(one => one.record.case.number)
  await insertRows(db, 'orders.work_counter', countersOf(numbers))
}
