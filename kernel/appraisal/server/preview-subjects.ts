import { underArea } from '#kernel/people/server/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { SubjectKind } from '../scheme.ts'

const MOST = 30

/** Whom a scheme is tried on: organisations of the area, or its areas of the next level; never a person. */
export async function previewSubjects(
  db: Db,
  of: { subjectKind: SubjectKind; areaCode: string },
): Promise<{ id: string; name: string }[]> {
  if (of.subjectKind === 'person') return []
  if (of.subjectKind === 'area')
    return db
      .selectFrom('territory.area')
      .select(['code as id', 'name'])
      .where('parent_code', '=', of.areaCode)
      .where('valid_to', 'is', null)
      .orderBy('code')
      .limit(MOST)
      .execute()
  const used = await db
    .selectFrom('appraisal.round_subject as s')
    .innerJoin('appraisal.round as r', join =>
      join.onRef('r.district', '=', 's.district').onRef('r.id', '=', 's.round_id'),
    )
    .innerJoin('people.organisation as o', join =>
      join.on(eb => eb(eb.cast<string>('o.id', 'text'), '=', eb.ref('s.subject_id'))),
    )
    .select(['s.subject_id as id', 'o.name'])
    .distinct()
    .where('r.subject_kind', '=', 'organisation')
    .where(underArea(of.areaCode, 'r.area_code'))
    .orderBy('o.name')
    .limit(MOST)
    .execute()
  if (used.length > 0) return used
  return db
    .selectFrom('people.organisation')
    .select(['id', 'name'])
    .where(underArea(of.areaCode, 'area_code'))
    .where('valid_to', 'is', null)
    .where('kind', '=', 'property_company')
    .orderBy('name')
    .limit(MOST)
    .execute()
}
