import { ancestors, isAreaCode } from '#kernel/territory/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Fault, ImportCtx } from '../imports/importer.ts'
import { inPortions } from './in-portions.ts'

export interface KnownPlace {
  code: string
  name: string
}

/** Areas in force that the rows name, by code, and the areas above them. */
export interface Places {
  byCode: ReadonlyMap<string, KnownPlace>
  byName: ReadonlyMap<string, readonly KnownPlace[]>
}

/** `texts`: codes, names, or names with those above them (东区/梧桐街道). */
export async function loadPlaces(texts: readonly string[], { tx, now }: ImportCtx): Promise<Places> {
  const names = texts.map(text => segmentsOf(text).at(-1) ?? '')
  const codes = texts.filter(isAreaCode)
  const open = (column: 'code' | 'name', portion: readonly string[]) =>
    tx.db
      .selectFrom('territory.area')
      .select(['code', 'name'])
      .where(column, 'in', portion)
      .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', shanghaiDate(now))]))
      .execute()
  const found = [
    ...(await inPortions(names, portion => open('name', portion))),
    ...(await inPortions(codes, portion => open('code', portion))),
  ]
  const above = await inPortions(
    found.flatMap(({ code }) => ancestors(code)),
    portion => open('code', portion),
  )
  const byName = new Map<string, KnownPlace[]>()
  for (const place of new Map(found.map(one => [one.code, one])).values())
    byName.set(place.name, [...(byName.get(place.name) ?? []), place])
  return { byCode: new Map([...above, ...found].map(place => [place.code, place])), byName }
}

/** The one area within reach that a text means; what lies beyond is as if it were not there. */
export function findPlace(
  text: string,
  { places, ctx, column }: { places: Places; ctx: Pick<ImportCtx, 'reaches'>; column: string },
): { place: KnownPlace } | { fault: Fault } {
  const found = candidatesOf(text, places).filter(({ code }) => ctx.reaches(code))
  const [place] = found
  if (!place) return { fault: { column, text: 'desk:importFaults.area_unknown', params: { value: text } } }
  if (found.length > 1)
    return { fault: { column, text: 'desk:importFaults.area_ambiguous', params: { value: text, count: found.length } } }
  return { place }
}

function candidatesOf(text: string, { byCode, byName }: Places): readonly KnownPlace[] {
  const code = byCode.get(text)
  if (code) return [code]
  const segments = segmentsOf(text)
  const named = byName.get(segments.at(-1) ?? '') ?? []
  return named.filter(place => {
    const names = ancestors(place.code).map(above => byCode.get(above)?.name)
    return segments.slice(0, -1).every(segment => names.includes(segment))
  })
}

function segmentsOf(text: string): string[] {
  return text
    .split(/[/／>＞\\]/)
    .map(segment => segment.trim())
    .filter(Boolean)
}
