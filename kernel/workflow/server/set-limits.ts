import type { z } from 'zod'
import type { Ctx } from '#kernel/access/server/index.ts'
import { writeAudit } from '#kernel/audit/server/index.ts'
import { newId, NO_DISTRICT } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import type { LimitRow } from '../limits.ts'
import type { LimitView, limitInput } from '../shapes.ts'
import { forgetLimitBook, PROFILE_SETTING, readLimitBook } from './limit-book.ts'
import { procedures } from './runtime.ts'

type EditCtx = Pick<Ctx, 'tx' | 'actor' | 'now'> & Partial<Pick<Ctx, 'reaches'>>
export type LimitInput = z.output<typeof limitInput>

/** Limits that are in force or will be; those that ended stay only in the audit and on the clocks they timed. */
export async function listLimits(ctx: Pick<Ctx, 'tx' | 'now'>, filter: { profile?: string; procedure?: string }) {
  const book = await readLimitBook(ctx.tx.db)
  const items = book.rows
    .filter(row => row.effective_to === null || row.effective_to > ctx.now)
    .filter(row => !filter.profile || row.profile === filter.profile)
    .filter(row => !filter.procedure || row.procedure === null || row.procedure === filter.procedure)
    .toSorted((a, b) => nameOf(a).localeCompare(nameOf(b)))
  return { profile: book.profile, items: items.map(toView) }
}

/** The new rule takes over at once from the one that applied to the same; clocks that run keep the rule they began by. */
export async function setLimit(ctx: EditCtx, input: LimitInput, reason: string): Promise<LimitView> {
  const { tx, now } = ctx
  await checkTarget(ctx, input)
  const book = await readLimitBook(tx.db)
  const same = book.rows.filter(row => row.effective_to === null && nameOf(row) === nameOf(rowFrom(input)))
  for (const row of same) await end(ctx, row)
  const limit: LimitRow = {
    ...rowFrom(input),
    id: newId(now),
    version: Math.max(0, ...same.map(row => row.version)) + 1,
    effective_from: now,
    effective_to: null,
  }
  await tx.db.insertInto('workflow.limit').values(limit).execute()
  record(ctx, { event: 'limit.set', limit, reason, before: same.map(({ amount, unit }) => ({ amount, unit })) })
  return toView(limit)
}

export async function endLimit(ctx: EditCtx, id: string, reason: string): Promise<LimitView> {
  const book = await readLimitBook(ctx.tx.db)
  const row = book.rows.find(one => one.id === id)
  if (!row) throw notFound()
  if (row.effective_to !== null) throw new DomainError('workflow.limit_gone')
  if (row.area_code && ctx.reaches && !ctx.reaches(row.area_code)) throw notFound()
  await end(ctx, row)
  record(ctx, { event: 'limit.end', limit: row, reason, before: [] })
  return toView({ ...row, effective_to: ctx.now })
}

export async function setLimitProfile(ctx: EditCtx, profile: string, reason: string): Promise<{ profile: string }> {
  const { tx, now } = ctx
  const row = { key: PROFILE_SETTING, value: jsonb(profile), updated_at: now }
  await tx.db
    .insertInto('platform.setting')
    .values(row)
    .onConflict(conflict => conflict.column('key').doUpdateSet({ value: row.value, updated_at: now }))
    .execute()
  forgetLimitBook(tx)
  writeAudit(tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event: 'limit.profile',
    subjectKind: 'setting',
    subjectId: PROFILE_SETTING,
    reason,
    details: { profile },
  })
  return { profile }
}

async function checkTarget({ tx, reaches }: EditCtx, input: LimitInput): Promise<void> {
  const known = procedures().current()
  if (input.procedure && !known.some(procedure => procedure.key === input.procedure))
    throw invalid('procedure', 'workflow.unknown_procedure')
  if (!input.areaCode) return
  if (reaches && !reaches(input.areaCode)) throw invalid('areaCode', 'workflow.unknown_area')
  const area = await tx.db
    .selectFrom('territory.area')
    .select('code')
    .where('code', '=', input.areaCode)
    .executeTakeFirst()
  if (!area) throw invalid('areaCode', 'workflow.unknown_area')
}

async function end({ tx, now }: EditCtx, row: LimitRow): Promise<void> {
  await tx.db.updateTable('workflow.limit').set({ effective_to: now }).where('id', '=', row.id).execute()
  forgetLimitBook(tx)
}

function record(ctx: EditCtx, done: { event: string; limit: LimitRow; reason: string; before: object[] }): void {
  const { event, limit, reason, before } = done
  forgetLimitBook(ctx.tx)
  writeAudit(ctx.tx, {
    district: limit.area_code?.slice(0, 6).padEnd(6, '0') ?? NO_DISTRICT,
    actor: ctx.actor,
    event,
    subjectKind: 'limit',
    subjectId: limit.id,
    areaCode: limit.area_code,
    reason,
    details: { ...toView(limit), before },
  })
}

function rowFrom(input: LimitInput): Omit<LimitRow, 'id' | 'version' | 'effective_from' | 'effective_to'> {
  const { areaCode, warnRatio, profile, procedure, state, category, urgency, amount, unit } = input
  return { profile, procedure, state, category, urgency, area_code: areaCode, amount, unit, warn_ratio: warnRatio }
}

/** What a rule applies to, as one word: two rules with the same never stand in force together. */
function nameOf(row: Omit<LimitRow, 'id' | 'version' | 'effective_from' | 'effective_to'>): string {
  const { profile, procedure, state, category, urgency, area_code } = row
  return JSON.stringify([profile, procedure, state, category, urgency, area_code])
}

function toView(row: LimitRow): LimitView {
  const { id, profile, procedure, state, category, urgency, amount, unit, version } = row
  return {
    id,
    profile,
    procedure,
    state,
    category,
    urgency,
    areaCode: row.area_code,
    amount,
    unit,
    warnRatio: row.warn_ratio,
    version,
    effectiveFrom: row.effective_from.toISOString(),
    effectiveTo: row.effective_to?.toISOString() ?? null,
  }
}
