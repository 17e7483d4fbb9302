import { isUnder } from '#kernel/access/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Fault, ImportCtx } from '../imports/importer.ts'
import { inPortions } from './in-portions.ts'

export interface KnownUnit {
  id: string
  name: string
  kind: string
  tag: string | null
  shortName: string | null
  areaCode: string
  parentId: string | null
  creditCode: string | null
  phone: string | null
  address: string | null
}

/** Organisations in force with one of these names or credit codes that the caller can see. */
export async function loadUnits(words: readonly string[], ctx: ImportCtx): Promise<KnownUnit[]> {
  const open = (column: 'name' | 'credit_code', portion: readonly string[]) =>
    ctx.tx.db
      .selectFrom('people.organisation')
      .select(['id', 'name', 'kind', 'tag', 'phone', 'address'])
      .select([
        'short_name as shortName',
        'area_code as areaCode',
        'parent_id as parentId',
        'credit_code as creditCode',
      ])
      .where(column, 'in', portion)
      .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', shanghaiDate(ctx.now))]))
      .execute()
  const found = [
    ...(await inPortions(words, portion => open('name', portion))),
    ...(await inPortions(words, portion => open('credit_code', portion))),
  ]
  return [...new Map(found.map(unit => [unit.id, unit])).values()].filter(unit => sees(ctx, unit.areaCode))
}

/** Within reach, or on the way up from it, as in the lists of the directory. */
function sees(ctx: ImportCtx, areaCode: string): boolean {
  return ctx.reaches(areaCode) || ctx.scope.areas.some(area => area.code !== '' && isUnder(area.code, areaCode))
}

/** The one organisation a name or credit code means at a place: of several, the one there or above it. */
export function findUnit(
  text: string,
  { units, areaCode, column }: { units: readonly KnownUnit[]; areaCode: string | null; column: string },
): { unit: KnownUnit } | { fault: Fault } {
  const called = units.filter(unit => unit.name === text || unit.creditCode === text)
  const near = called.filter(unit => areaCode !== null && isUnder(areaCode, unit.areaCode))
  const found = called.length > 1 && near.length > 0 ? near : called
  const [unit] = found
  if (!unit) return { fault: { column, text: 'desk:importFaults.unit_unknown', params: { value: text } } }
  if (found.length > 1)
    return { fault: { column, text: 'desk:importFaults.unit_ambiguous', params: { value: text, count: found.length } } }
  return { unit }
}
