import type { Db } from '#platform/db/index.ts'
import { levelOf, lineage } from '#kernel/territory/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { organisationsById, organisationsFor } from '#kernel/people/server/index.ts'
import type { Candidate, Duty, DutyLevel, WalkArea, WalkInput } from '../dispatch-walk.ts'
import { dutyLevels } from '../dispatch-walk.ts'

export interface WalkSubject {
  district: string
  areaCode: string
  compoundId: string | null
  categoryId: string | null
}

/** All the walk needs to know of one place: three or four short reads. */
export async function walkInputOf(db: Db, subject: WalkSubject, at: Date): Promise<WalkInput> {
  const areas = await areasByCode(db, lineage(subject.areaCode))
  const duties = await dutiesInForce(db, { at, categoryId: subject.categoryId })
  const compounds = await compoundNames(db, subject.compoundId ? [subject] : [])
  const compoundIds = subject.compoundId ? [subject.compoundId] : []
  const organisations = await candidates(db, { areaCode: subject.areaCode, compoundIds, duties, at })
  return assemble(subject, { areas, duties, compounds, organisations })
}

export interface WalkWorld {
  areas: ReadonlyMap<string, string>
  duties: readonly Duty[]
  compounds: ReadonlyMap<string, string>
  organisations: readonly Candidate[]
}

/** Puts what was read together for one subject. */
export function assemble(subject: WalkSubject, world: WalkWorld): WalkInput {
  const { categoryId, compoundId } = subject
  const name = compoundId === null ? undefined : world.compounds.get(compoundId)
  return {
    category: categoryId === null ? null : { id: categoryId, field: fieldOf(categoryId) },
    place: {
      path: pathOf(subject.areaCode, world.areas),
      compound: compoundId !== null && name !== undefined ? { id: compoundId, name } : null,
    },
    duties: world.duties,
    organisations: world.organisations,
  }
}

/** The field of an item id; a field is its own. */
export function fieldOf(categoryId: string): string {
  return categoryId.split('.')[0] ?? categoryId
}

function pathOf(areaCode: string, names: ReadonlyMap<string, string>): WalkArea[] {
  return lineage(areaCode)
    .toReversed()
    .flatMap(code => {
      const level = dutyLevels.find(known => known === levelOf(code))
      return level ? [{ level, code, name: names.get(code) ?? code }] : []
    })
}

export async function areasByCode(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  if (codes.length === 0) return new Map()
  const rows = await db.selectFrom('territory.area').select(['code', 'name']).where('code', 'in', codes).execute()
  return new Map(rows.map(row => [row.code, row.name]))
}

/** Rows in force, of one category and its field, or of all. */
export async function dutiesInForce(db: Db, filter: { at: Date; categoryId?: string | null }): Promise<Duty[]> {
  if (filter.categoryId === null) return []
  let query = db
    .selectFrom('matters.duty')
    .select(['id', 'category_id', 'level', 'area_code', 'organisation_kind', 'organisation_tag', 'organisation_id'])
    .select(['part', 'position'])
    .where('effective_from', '<=', filter.at)
    .where(eb => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>', filter.at)]))
  if (filter.categoryId) query = query.where('category_id', 'in', [filter.categoryId, fieldOf(filter.categoryId)])
  const rows = await query.execute()
  return rows.map(row => ({
    id: row.id,
    categoryId: row.category_id,
    level: row.level as DutyLevel,
    areaCode: row.area_code,
    organisationKind: row.organisation_kind,
    organisationTag: row.organisation_tag,
    organisationId: row.organisation_id,
    part: row.part === 'lead' ? 'lead' : 'assist',
    position: row.position,
  }))
}

export async function compoundNames(
  db: Db,
  keys: readonly { district: string; compoundId: string | null }[],
): Promise<Map<string, string>> {
  const ids = keys.flatMap(key => key.compoundId ?? [])
  const districts = [...new Set(keys.map(key => key.district))]
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('territory.compound')
    .select(['id', 'name'])
    .where('district', 'in', districts)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map(row => [row.id, row.name]))
}

/** Open organisations at the area and on the way up, those named in a duty, and the companies of the compounds. */
export async function candidates(
  db: Db,
  wanted: { areaCode: string; compoundIds: readonly string[]; duties: readonly Duty[]; at: Date },
): Promise<Candidate[]> {
  const { areaCode, at } = wanted
  const serving = await companiesOf(db, wanted.compoundIds, shanghaiDate(at))
  const named = [...wanted.duties.flatMap(duty => duty.organisationId ?? []), ...serving.keys()]
  const found = [
    ...(await organisationsFor(db, { areaCode, at })),
    ...(await organisationsById(db, { ids: [...new Set(named)], at })),
  ]
  const byId = new Map(found.map(one => [one.id, { ...one, compoundIds: serving.get(one.id) ?? [] }]))
  return [...byId.values()]
}

/** Which property company serves which of the compounds: the pairing says so. */
async function companiesOf(db: Db, compoundIds: readonly string[], date: string): Promise<Map<string, string[]>> {
  if (compoundIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('people.pairing as p')
    .innerJoin('people.organisation as o', 'o.id', 'p.organisation_id')
    .select(['o.id', 'p.target_id'])
    .where('p.target_kind', '=', 'compound')
    .where('p.target_id', 'in', compoundIds)
    .where('o.kind', '=', 'property_company')
    .where('p.valid_from', '<=', date)
    .where(eb => eb.or([eb('p.valid_to', 'is', null), eb('p.valid_to', '>', date)]))
    .execute()
  const serving = new Map<string, string[]>()
  for (const row of rows) serving.set(row.id, [...(serving.get(row.id) ?? []), row.target_id])
  return serving
}
