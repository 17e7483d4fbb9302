import type { Db } from '#platform/db/index.ts'
import { invalid } from '#platform/error.ts'
import { isWithin } from '#kernel/territory/index.ts'
import type { SubjectKind } from '../scheme.ts'

interface Named {
  name: string
  areaCode: string
}

/**
 * Names and places of subjects as the directory has them. An organisation may sit at the round's area, under it or on the way
 * up from it (a company serves several communities); an area lies under it; a person holds a post under it.
 */
export async function nameSubjects(
  db: Db,
  of: { kind: SubjectKind; areaCode: string; ids: readonly string[] },
): Promise<Map<string, Named>> {
  const isId = of.kind === 'area' ? /^\d{4,18}$/ : /^[0-9a-f-]{36}$/
  const ids = of.ids.filter(id => isId.test(id))
  const rows = ids.length === 0 ? [] : await found[of.kind](db, ids)
  const named = new Map(
    rows
      .filter(row => isWithin(row.area_code, of.areaCode) || isWithin(of.areaCode, row.area_code))
      .map(row => [row.id, { name: row.name, areaCode: inside(row.area_code, of.areaCode) }]),
  )
  const missing = of.ids.findIndex(id => !named.has(id))
  if (missing >= 0) throw invalid(`subjects.${missing}.subjectId`, 'appraisal.subject_unknown')
  return named
}

function inside(code: string, areaCode: string): string {
  return isWithin(code, areaCode) ? code : areaCode
}

type Row = { id: string; name: string; area_code: string }

const found: Record<SubjectKind, (db: Db, ids: readonly string[]) => Promise<Row[]>> = {
  organisation: (db, ids) =>
    db.selectFrom('people.organisation').select(['id', 'name', 'area_code']).where('id', 'in', ids).execute(),
  area: (db, ids) =>
    db
      .selectFrom('territory.area')
      .select(['code as id', 'name', 'code as area_code'])
      .where('code', 'in', ids)
      .execute(),
  person: (db, ids) =>
    db
      .selectFrom('people.person as n')
      .innerJoin('people.post as t', 't.person_id', 'n.id')
      .select(['n.id', 'n.name', 't.area_code'])
      .where('n.id', 'in', ids)
      .where('t.valid_to', 'is', null)
      .execute(),
}
