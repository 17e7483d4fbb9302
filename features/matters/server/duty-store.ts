import type { Db } from '#platform/db/index.ts'
import { invalid, notFound } from '#platform/error.ts'
import type { DutyInput } from '../configuration-contract.ts'
import { dutyLevels } from '../dispatch-walk.ts'
import type { DutyView } from '../shapes.ts'

/** Rows of the duty list with the names they mention; in force at a moment, or all that ever were. */
export async function readDuties(
  db: Db,
  filter: { ids?: readonly string[]; categoryId?: string | undefined; inForceAt?: Date },
): Promise<DutyView[]> {
  let query = db
    .selectFrom('matters.duty as d')
    .innerJoin('matters.category as k', 'k.id', 'd.category_id')
    .leftJoin('territory.area as a', 'a.code', 'd.area_code')
    .leftJoin('people.organisation as o', 'o.id', 'd.organisation_id')
    .select(['d.id', 'd.category_id', 'k.name as category_name', 'd.level', 'd.area_code', 'a.name as area_name'])
    .select(['d.organisation_kind', 'd.organisation_tag', 'd.organisation_id', 'o.name as organisation_name'])
    .select(['d.part', 'd.position', 'd.effective_from', 'd.effective_to'])
    .orderBy('k.position')
    .orderBy('d.category_id')
    .orderBy('d.part', 'desc')
    .orderBy('d.position')
    .orderBy('d.id')
  const { ids, categoryId, inForceAt } = filter
  if (ids) query = query.where('d.id', 'in', ids)
  if (categoryId) query = query.where('d.category_id', '=', categoryId)
  if (inForceAt)
    query = query
      .where('d.effective_from', '<=', inForceAt)
      .where(eb => eb.or([eb('d.effective_to', 'is', null), eb('d.effective_to', '>', inForceAt)]))
  const rows = await query.execute()
  return rows.map(row => ({
    id: row.id,
    categoryId: row.category_id,
    categoryName: row.category_name,
    level: dutyLevels.find(known => known === row.level) ?? 'district',
    area: row.area_code === null ? null : { code: row.area_code, name: row.area_name ?? row.area_code },
    organisationKind: row.organisation_kind,
    organisationTag: row.organisation_tag,
    organisation: row.organisation_id === null ? null : { id: row.organisation_id, name: row.organisation_name ?? '' },
    part: row.part === 'lead' ? 'lead' : 'assist',
    position: row.position,
    effectiveFrom: row.effective_from.toISOString(),
    effectiveTo: row.effective_to?.toISOString() ?? null,
  }))
}

/** The row, locked for a change. */
export async function lockDuty(db: Db, id: string) {
  const row = await db
    .selectFrom('matters.duty')
    .select(['id', 'area_code', 'effective_from', 'effective_to'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw notFound()
  return row
}

export async function insertDuty(db: Db, row: { id: string; input: DutyInput; from: Date }): Promise<void> {
  const { input } = row
  await db
    .insertInto('matters.duty')
    .values({
      id: row.id,
      category_id: input.categoryId,
      level: input.level,
      area_code: input.areaCode,
      organisation_kind: input.organisationKind,
      organisation_tag: input.organisationTag,
      organisation_id: input.organisationId,
      part: input.part,
      position: input.position,
      effective_from: row.from,
    })
    .execute()
}

/** What a row must fulfil to be of any use; names the field at fault. */
export async function checkDuty(db: Db, input: DutyInput): Promise<void> {
  if ((input.organisationKind === null) === (input.organisationId === null))
    throw invalid('organisationKind', 'matters.duty_names_one')
  if (input.organisationTag !== null && input.organisationKind === null)
    throw invalid('organisationTag', 'matters.duty_tag_needs_kind')
  const category = await db
    .selectFrom('matters.category')
    .select('id')
    .where('id', '=', input.categoryId)
    .executeTakeFirst()
  if (!category) throw invalid('categoryId', 'matters.category_unknown')
  if (input.areaCode !== null) await checkArea(db, input.areaCode)
  if (input.organisationId === null) return
  const organisation = await db
    .selectFrom('people.organisation')
    .select('id')
    .where('id', '=', input.organisationId)
    .executeTakeFirst()
  if (!organisation) throw invalid('organisationId', 'matters.organisation_unknown')
}

async function checkArea(db: Db, areaCode: string): Promise<void> {
  const area = await db.selectFrom('territory.area').select('level').where('code', '=', areaCode).executeTakeFirst()
  if (!area) throw invalid('areaCode', 'matters.area_unknown')
  // Matters are attributed to grids: a row for less than a grid would never be used.
  if (area.level === 'micro_grid') throw invalid('areaCode', 'matters.duty_area_level')
}
