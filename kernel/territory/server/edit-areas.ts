import { writeAudit } from '#kernel/audit/server/index.ts'
import { localDate } from '#kernel/calendar/index.ts'
import { DomainError, invalid, notFound } from '#platform/error.ts'
import { translate } from '#platform/i18n.ts'
import { districtOf, levelOf, parentOf } from '../code.ts'
import type { AreaDetail } from '../shapes.ts'
import { getArea } from './area-queries.ts'
import { closeBoundary } from './boundary-store.ts'
import type { AreaCtx } from './ctx.ts'
import { inForceOn, isClosed } from './in-force.ts'
import { recordNames } from './record-name.ts'

export interface AreaFacts {
  name?: string | undefined
  nameEn?: string | null | undefined
  kind?: string | undefined
  functions?: string[] | undefined
  households?: number | null | undefined
}

/** Adds an area under a code that was never used. */
export async function createArea(
  ctx: AreaCtx,
  input: AreaFacts & {
    code: string
    name: string
    validFrom?: string | undefined
    predecessorCode?: string | undefined
  },
): Promise<AreaDetail> {
  const { tx } = ctx
  const { code } = input
  if (!ctx.reaches(code)) throw notFound()
  const today = localDate(ctx.now)
  const validFrom = input.validFrom ?? today
  if (validFrom > today) throw invalid('validFrom', 'territory.not_in_future')
  const parentCode = parentOf(code)
  if (parentCode !== null) await requireParent(ctx, parentCode, today)
  if (input.predecessorCode !== undefined) await requirePredecessor(ctx, input.predecessorCode, code)
  const made = await tx.db
    .insertInto('territory.area')
    .values({
      code,
      level: levelOf(code),
      parent_code: parentCode,
      valid_from: validFrom,
      predecessor_code: input.predecessorCode ?? null,
      ...columnsOf(input),
      name: input.name,
    })
    .onConflict(conflict => conflict.column('code').doNothing())
    .returning('code')
    .executeTakeFirst()
  if (!made) throw new DomainError('territory.code_used', { field: 'code', params: { code } })
  audit(ctx, 'territory.area_created', { code, details: { name: input.name } })
  return getArea(tx.db, code, today)
}

/** Renames an area or changes its facts. A former name stays readable. */
export async function editArea(ctx: AreaCtx, code: string, input: AreaFacts): Promise<AreaDetail> {
  const { tx } = ctx
  const today = localDate(ctx.now)
  const area = await lockedArea(ctx, code, today)
  const { name: _name, ...facts } = columnsOf(input)
  if (Object.values(facts).some(value => value !== undefined))
    await tx.db.updateTable('territory.area').set(facts).where('code', '=', code).execute()
  if (input.name !== undefined && input.name !== area.name) {
    const from = { name: area.name, validFrom: area.valid_from }
    await recordNames(tx, [{ code, from, to: input.name, on: today }])
  }
  audit(ctx, 'territory.area_changed', { code, details: { was: area.name, ...columnsOf(input) } })
  return getArea(tx.db, code, today)
}

/** Closes an area nothing in force lies under. Its code is abolished with it. */
export async function closeArea(
  ctx: AreaCtx,
  code: string,
  input: { validTo?: string | undefined; successorCode?: string | undefined; reason: string },
): Promise<AreaDetail> {
  const { tx } = ctx
  const today = localDate(ctx.now)
  const area = await lockedArea(ctx, code, today)
  const validTo = input.validTo ?? today
  // An end in the future would need somebody to end it that day; until then the area is in use and stays open.
  if (validTo > today) throw invalid('validTo', 'territory.not_in_future')
  if (validTo < area.valid_from) throw invalid('validTo', 'territory.dates_reversed')
  await requireNothingUnder(ctx, code, today)
  if (input.successorCode !== undefined) await linkSuccessor(ctx, code, input.successorCode)
  await tx.db
    .updateTable('territory.area')
    .set({ valid_to: validTo, successor_code: input.successorCode ?? null })
    .where('code', '=', code)
    .execute()
  await closeBoundary(tx, code)
  audit(ctx, 'territory.area_closed', {
    code,
    reason: input.reason,
    details: { validTo, successorCode: input.successorCode ?? null },
  })
  return getArea(tx.db, code, today)
}

function columnsOf(input: AreaFacts) {
  return {
    name: input.name,
    name_en: input.nameEn,
    kind: input.kind,
    functions: input.functions,
    households: input.households,
  }
}

async function lockedArea({ tx, reaches }: AreaCtx, code: string, today: string) {
  const area = await tx.db
    .selectFrom('territory.area')
    .select(['code', 'name', 'level', 'valid_from', 'valid_to'])
    .where('code', '=', code)
    .forUpdate()
    .executeTakeFirst()
  if (!area || !reaches(code)) throw notFound()
  if (isClosed(area.valid_to, today)) throw new DomainError('territory.already_closed')
  return area
}

async function requireParent({ tx }: AreaCtx, code: string, today: string): Promise<void> {
  const parent = await tx.db
    .selectFrom('territory.area')
    .select('valid_to')
    .where('code', '=', code)
    .forShare()
    .executeTakeFirst()
  if (!parent) throw invalid('code', 'territory.unknown_parent', { code })
  if (isClosed(parent.valid_to, today)) throw invalid('code', 'territory.parent_closed', { code })
}

async function requirePredecessor({ tx, locale }: AreaCtx, code: string, heir: string): Promise<void> {
  const found = await tx.db.selectFrom('territory.area').select('code').where('code', '=', code).executeTakeFirst()
  if (!found) throw invalid('predecessorCode', 'territory.unknown_area', { code })
  requireLevel('predecessorCode', code, { like: heir, locale })
}

async function linkSuccessor({ tx, now, locale }: AreaCtx, code: string, successor: string): Promise<void> {
  requireLevel('successorCode', successor, { like: code, locale })
  const heir = await tx.db
    .selectFrom('territory.area')
    .select(['valid_to', 'predecessor_code'])
    .where('code', '=', successor)
    .executeTakeFirst()
  if (!heir || successor === code || isClosed(heir.valid_to, localDate(now)))
    throw invalid('successorCode', 'territory.unknown_area', { code: successor })
  if (heir.predecessor_code === null)
    await tx.db.updateTable('territory.area').set({ predecessor_code: code }).where('code', '=', successor).execute()
}

async function requireNothingUnder({ tx }: AreaCtx, code: string, today: string): Promise<void> {
  const areas = await tx.db
    .selectFrom('territory.area')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('parent_code', '=', code)
    .where(inForceOn(today, 'valid_to'))
    .executeTakeFirstOrThrow()
  if (areas.count > 0) throw new DomainError('territory.has_children', { params: { count: areas.count } })
  const compounds = await tx.db
    .selectFrom('territory.compound')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('district', '=', districtOf(code))
    .where('community_code', '=', code)
    .where(inForceOn(today, 'valid_to'))
    .executeTakeFirstOrThrow()
  if (compounds.count > 0) throw new DomainError('territory.has_compounds', { params: { count: compounds.count } })
}

function requireLevel(
  field: string,
  code: string,
  { like, locale }: { like: string; locale: AreaCtx['locale'] },
): void {
  const level = levelOf(like)
  if (levelOf(code) !== level)
    throw invalid(field, 'territory.other_level', { code, level: translate(locale, `territory:levels.${level}`) })
}

function audit(
  { tx, actor }: AreaCtx,
  event: string,
  { code, reason, details }: { code: string; reason?: string; details: object },
): void {
  writeAudit(tx, {
    district: districtOf(code),
    actor,
    event,
    subjectKind: 'area',
    subjectId: code,
    areaCode: code,
    ...(reason === undefined ? {} : { reason }),
    details: { ...details },
  })
}
