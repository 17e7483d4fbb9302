import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { districtOf, levelOf, toWgs84 } from '#kernel/territory/index.ts'
import { openCase } from '#kernel/workflow/server/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { PostTask, TaskLine } from '../../task-contract.ts'
import { gridTask } from '../../task-procedures.ts'
import { titleOf } from '../../titles.ts'
import type { NumberSource } from '../work-numbers.ts'
import { taskLineOf, taskRows } from './task-rows.ts'
import { guardWorkKind } from './work-kinds.ts'

/** Posts a task for a community or a grid within reach. */
export async function postTask(ctx: Ctx, body: PostTask, numbers: NumberSource): Promise<TaskLine> {
  const { tx, actor } = ctx
  if (!ctx.reaches(body.areaCode)) throw notFound()
  if (!['community', 'grid', 'micro_grid'].includes(levelOf(body.areaCode)))
    throw invalid('areaCode', 'orders.too_wide')
  if (new Date(body.endsAt) <= tx.now) throw invalid('endsAt', 'orders.ends_in_past')
  await guardWorkKind(tx.db, body.kindId, 'task')
  const district = districtOf(body.areaCode)
  const [taskId, caseId] = [newId(tx.now), newId(tx.now)]
  const [lng, lat] = body.point ? toWgs84(body.point.lng, body.point.lat, body.point.crs) : [null, null]
  await openCase(tx, {
    procedure: gridTask.key,
    subject: {
      district,
      id: caseId,
      subjectKind: gridTask.subjectKind,
      subjectId: taskId,
      number: await numbers.take(tx, district, 'task'),
      title: titleOf(body.words),
      place: body.place,
      areaCode: body.areaCode,
      category: null,
      urgency: 'normal',
      requesterId: actor.personId,
    },
    actor,
  })
  tx.gather(
    tx.db.insertInto('orders.task').values({
      district,
      id: taskId,
      case_id: caseId,
      kind_id: body.kindId,
      words: body.words,
      lng,
      lat,
      starts_at: body.startsAt,
      ends_at: body.endsAt,
      wanted: body.wanted,
      created_by: actor.personId,
      created_at: tx.now,
    }),
  )
  await tx.flush()
  const row = await taskRows(tx.db)
    .where('t.district', '=', district)
    .where('t.id', '=', taskId)
    .executeTakeFirstOrThrow()
  return taskLineOf(row, ctx.locale)
}
