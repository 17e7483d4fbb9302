import { systemActor } from '#kernel/access/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { newId } from '#kernel/ids/index.ts'
import { actOnCase, openCase } from '#kernel/workflow/server/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { taskClaim, unitClaim } from '../../task-procedures.ts'
import { claimLineOf, claimRows, type TaskRow, taskLineOf, taskRows } from './task-rows.ts'

interface Claiming {
  district: string
  id: string
  organisationId: string | undefined
}

/** Takes one of the places. The row of the task is locked, so that never more claim than are wanted. */
export async function claimTask(ctx: Ctx, asked: Claiming) {
  const { tx, actor } = ctx
  const claiming = { ...asked, organisationId: asked.organisationId ?? ownUnit(ctx) }
  const task = await lockOpenTask(ctx, claiming)
  if (claiming.organisationId && !actor.organisations.includes(claiming.organisationId))
    throw invalid('organisationId', 'orders.not_your_unit')
  if (task.taken >= task.wanted) throw new DomainError('orders.task_full')
  const taken = await tx.db
    .selectFrom('orders.task_claim')
    .select(['id', 'ended_at', 'done'])
    .where('district', '=', task.district)
    .where('task_id', '=', task.id)
    .execute()
  if (await hasClaimed(ctx, claiming)) throw new DomainError('orders.task_claimed_already')
  await tx.db
    .updateTable('orders.task')
    .set({ taken: task.taken + 1 })
    .where('district', '=', task.district)
    .where('id', '=', task.id)
    .execute()
  const claimId = await openClaim(ctx, task, { organisationId: claiming.organisationId, position: taken.length + 1 })
  await tx.flush()
  const row = await claimRows(tx.db)
    .where('x.district', '=', task.district)
    .where('x.id', '=', claimId)
    .executeTakeFirstOrThrow()
  return { ...claimLineOf(row), task: { ...taskLineOf(task, ctx.locale), taken: task.taken + 1 } }
}

/** Whoever only reaches what their unit was given claims for the unit. */
function ownUnit({ actor, scope }: Ctx): string | undefined {
  return scope.requesterId === null ? actor.organisations[0] : undefined
}

async function lockOpenTask({ tx }: Ctx, key: Claiming): Promise<TaskRow> {
  const lock = await tx.db
    .selectFrom('orders.task')
    .select(['open', 'ends_at'])
    .where('district', '=', key.district)
    .where('id', '=', key.id)
    .forUpdate()
    .executeTakeFirst()
  if (!lock) throw notFound()
  if (!lock.open || lock.ends_at <= tx.now) throw new DomainError('orders.task_over')
  // Read again after waiting for the lock: others may have claimed meanwhile.
  return taskRows(tx.db).where('t.district', '=', key.district).where('t.id', '=', key.id).executeTakeFirstOrThrow()
}

async function hasClaimed({ tx, actor }: Ctx, key: Claiming): Promise<boolean> {
  const row = await tx.db
    .selectFrom('orders.task_claim')
    .select('id')
    .where('district', '=', key.district)
    .where('task_id', '=', key.id)
    .where('person_id', '=', actor.personId)
    .where(eb => eb.or([eb('ended_at', 'is', null), eb('done', '=', true)]))
    .executeTakeFirst()
  return row !== undefined
}

async function openClaim(
  { tx, actor }: Ctx,
  task: TaskRow,
  at: { organisationId: string | undefined; position: number },
): Promise<string> {
  const [claimId, caseId] = [newId(tx.now), newId(tx.now)]
  const procedure = at.organisationId ? unitClaim : taskClaim
  await openCase(tx, {
    procedure: procedure.key,
    subject: {
      district: task.district,
      id: caseId,
      subjectKind: procedure.subjectKind,
      subjectId: claimId,
      number: `${task.number}-${at.position}`,
      title: task.title,
      place: task.place,
      areaCode: task.area_code,
      category: null,
      urgency: 'normal',
      requesterId: actor.personId,
    },
    actor,
  })
  tx.gather(
    tx.db.insertInto('orders.task_claim').values({
      district: task.district,
      id: claimId,
      task_id: task.id,
      case_id: caseId,
      person_id: actor.personId,
      organisation_id: at.organisationId ?? null,
      claimed_at: tx.now,
    }),
  )
  if (at.organisationId)
    await actOnCase(tx, {
      actor: systemActor(actor.name),
      district: task.district,
      caseId,
      action: 'engage',
      form: { leadOrganisationId: at.organisationId },
    })
  return claimId
}
