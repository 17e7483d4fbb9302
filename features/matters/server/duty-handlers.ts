import type { Scope } from '#kernel/access/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT, newId } from '#kernel/ids/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { Tx } from '#platform/tx.ts'
import type { DutyInput } from '../configuration-contract.ts'
import type { DutyView } from '../shapes.ts'
import { requireReach } from './area-reach.ts'
import { checkDuty, insertDuty, lockDuty, readDuties } from './duty-store.ts'
import type { MattersHandlers } from './matters-ctx.ts'
import { tryDuties } from './try-duties.ts'

/**
 * The duty list. A row is never edited in place: what it said stays readable beside the dispatches it explains.
 */
export const dutyHandlers = {
  async listDuties({ query }, ctx) {
    const inForce = query.all ? {} : { inForceAt: ctx.now }
    return { duties: await readDuties(ctx.tx.db, { categoryId: query.categoryId, ...inForce }) }
  },
  async createDuty({ body }, ctx) {
    const { requestId: _, effectiveFrom, ...input } = body
    return addDuty(ctx, input, effectiveFrom)
  },
  async replaceDuty({ params, body }, ctx) {
    const { requestId: _, effectiveFrom, ...input } = body
    return replaceDuty(ctx, params.id, { input, effectiveFrom })
  },
  async endDuty({ params, body }, ctx) {
    const old = await lockDuty(ctx.tx.db, params.id)
    requireReach(ctx, old.area_code)
    await end(ctx.tx, old, fromOf(body.effectiveTo, ctx.now))
    record(ctx, 'duty.ended', params.id)
    return one(ctx.tx, params.id)
  },
  async tryDuties({ body }, ctx) {
    for (const input of body.add) {
      requireReach(ctx, input.areaCode)
      await checkDuty(ctx.tx.db, input)
    }
    const mayRead = (areaCode: string, caseType: string) => ctx.can('matter.read', { areaCode, caseType })
    return tryDuties(ctx.tx.db, { scope: ctx.scope, now: ctx.now, change: body, mayRead })
  },
} satisfies Partial<MattersHandlers>

interface DutyCtx {
  tx: Tx
  now: Date
  scope: Scope
  actor: { personId: string; name: string }
}

/** Adds a row within reach, from now or a later moment. */
export async function addDuty(ctx: DutyCtx, input: DutyInput, effectiveFrom?: string): Promise<DutyView> {
  requireReach(ctx, input.areaCode)
  await checkDuty(ctx.tx.db, input)
  const id = newId(ctx.now)
  await insertDuty(ctx.tx.db, { id, input, from: fromOf(effectiveFrom, ctx.now) })
  record(ctx, 'duty.created', id)
  return one(ctx.tx, id)
}

/** Ends a row and puts another in its place. */
export async function replaceDuty(
  ctx: DutyCtx,
  replaced: string,
  { input, effectiveFrom }: { input: DutyInput; effectiveFrom?: string | undefined },
): Promise<DutyView> {
  const old = await lockDuty(ctx.tx.db, replaced)
  requireReach(ctx, old.area_code)
  requireReach(ctx, input.areaCode)
  await checkDuty(ctx.tx.db, input)
  const from = fromOf(effectiveFrom, ctx.now)
  await end(ctx.tx, old, from)
  const id = newId(ctx.now)
  await insertDuty(ctx.tx.db, { id, input, from })
  record(ctx, 'duty.replaced', replaced, { by: id })
  return one(ctx.tx, id)
}

/** Now, or later: what was in force yesterday explains what was dispatched yesterday. */
function fromOf(wanted: string | undefined, now: Date): Date {
  const from = wanted === undefined ? now : new Date(wanted)
  return from < now ? now : from
}

async function end(
  tx: Tx,
  row: { id: string; effective_from: Date; effective_to: Date | null },
  at: Date,
): Promise<void> {
  if (row.effective_to !== null && row.effective_to <= tx.now) throw new DomainError('matters.duty_ended')
  if (at < row.effective_from) throw invalid('effectiveTo', 'matters.duty_period')
  await tx.db.updateTable('matters.duty').set({ effective_to: at }).where('id', '=', row.id).execute()
}

async function one(tx: Tx, id: string): Promise<DutyView> {
  const [view] = await readDuties(tx.db, { ids: [id] })
  if (!view) throw notFound()
  return view
}

function record(
  ctx: { tx: Tx; actor: { personId: string; name: string } },
  event: string,
  id: string,
  details: Record<string, unknown> = {},
): void {
  writeAudit(ctx.tx, { district: NO_DISTRICT, actor: ctx.actor, event, subjectKind: 'duty', subjectId: id, details })
}
