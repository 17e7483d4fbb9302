import type { Scope } from '#kernel/access/index.ts'
import { type GridIndex, prefixRange } from '#kernel/territory/index.ts'
import { loadGridIndex } from '#kernel/territory/server/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { Db } from '#platform/db/index.ts'
import type { Incoming } from './take-in.ts'
import type { SheetRow } from './sheet-file.ts'

/** Why a row is refused; words under `matters:sheetErrors`. */
export interface SheetFault {
  code: string
  params?: Record<string, string | number>
}

type Placed = Pick<Incoming, 'lng' | 'lat' | 'accuracyM' | 'located' | 'compoundId' | 'place'>
interface NamedArea {
  code: string
  name: string
  level: string
  lng: number | null
  lat: number | null
}

/** All a file of sheets needs to find its places: areas down to the community, and the drawn grids. */
export interface Gazetteer {
  areas: readonly NamedArea[]
  grids: GridIndex
  scope: Scope
}

export async function loadGazetteer(db: Db, scope: Scope, now: Date): Promise<Gazetteer> {
  const today = shanghaiDate(now)
  const areas = await db
    .selectFrom('territory.area')
    .select(['code', 'name', 'level', 'lng', 'lat'])
    .where('level', 'in', ['city', 'district', 'street', 'community'])
    .where(eb => eb.or([eb('valid_to', 'is', null), eb('valid_to', '>', today)]))
    .execute()
  return { areas, grids: await loadGridIndex(db), scope }
}

/** China with its seas, in degrees. */
const CHINA = { west: 73, east: 136, south: 3, north: 54 }

/**
 * Where a sheet belongs: by its position if it has one, else by the compound it names, else by the smallest area it
 * names. A name that is not found is a fault: a sheet is never put somewhere by guess.
 */
export async function placeSheet(
  db: Db,
  sheet: SheetRow['sheet'],
  gazetteer: Gazetteer,
): Promise<{ placed: Placed } | { faults: SheetFault[] }> {
  const named = findArea(sheet, gazetteer.areas)
  if ('fault' in named) return { faults: [named.fault] }
  const point = pointOf(sheet)
  if (point === 'wrong') return { faults: [{ code: 'point_wrong' }] }
  if (!named.area && !point) return { faults: [{ code: 'place_missing' }] }
  const compound = named.area ? await compoundAt(db, named.area.code, sheet.compound) : undefined
  const at = point ?? compound
  const place = [sheet.compound, sheet.company].filter(Boolean).join(' ')
  const placed = at
    ? { ...at, accuracyM: point ? null : 200, located: gazetteer.grids.locate(at.lng, at.lat) }
    : byName(named.area, gazetteer.grids)
  if (!placed) return { faults: [{ code: 'place_missing' }] }
  if (!reaches(gazetteer.scope, placed.located.code))
    return { faults: [{ code: 'place_beyond', params: { name: named.area?.name ?? place } }] }
  return { placed: { ...placed, compoundId: compound?.id ?? null, place } }
}

function reaches(scope: Scope, code: string): boolean {
  return scope.areas.some(area => code.startsWith(area.code))
}

function findArea(
  sheet: SheetRow['sheet'],
  areas: readonly NamedArea[],
): { area: NamedArea | undefined } | { fault: SheetFault } {
  let under: NamedArea | undefined
  for (const level of ['district', 'street', 'community'] as const) {
    const name = sheet[level]
    if (!name) continue
    const parent = under
    const found = areas.filter(
      area => area.level === level && area.code.startsWith(parent?.code ?? '') && isCalled(area.name, name),
    )
    if (found.length !== 1) {
      const fault: SheetFault =
        level === 'district'
          ? { code: 'district_unknown', params: { name } }
          : { code: 'place_unknown', params: { name, parent: parent?.name ?? '' } }
      return { fault }
    }
    under = found[0]
  }
  return { area: under }
}

/** 东区 is also written 近邻市东区, 梧桐街道 also 梧桐. */
function isCalled(name: string, said: string): boolean {
  const bare = (text: string) => text.replace(/(?:街道办事处|街道|镇|乡|社区居委会|社区|村|区|县)$/, '')
  return said === name || said.endsWith(name) || bare(said) === bare(name)
}

function pointOf({ lng, lat }: SheetRow['sheet']): { lng: number; lat: number } | null | 'wrong' {
  if (!lng && !lat) return null
  const at = { lng: Number(lng), lat: Number(lat) }
  const inside = at.lng >= CHINA.west && at.lng <= CHINA.east && at.lat >= CHINA.south && at.lat <= CHINA.north
  return inside ? at : 'wrong'
}

async function compoundAt(db: Db, under: string, name: string | undefined) {
  if (!name) return undefined
  const [from, to] = prefixRange(under)
  const rows = await db
    .selectFrom('territory.compound')
    .select(['id', 'name', 'lng', 'lat'])
    .where('district', '=', under.slice(0, 6))
    .where('community_code', '>=', from)
    .where('community_code', '<', to)
    .execute()
  const found = rows.filter(row => name === row.name || name.startsWith(row.name))
  return found.length === 1 ? found[0] : undefined
}

/** Somewhere in the area: a desk of its level hears it and finds out more. */
function byName(area: NamedArea | undefined, grids: GridIndex): Omit<Placed, 'compoundId' | 'place'> | null {
  if (!area || area.lng === null || area.lat === null) return null
  return {
    lng: area.lng,
    lat: area.lat,
    accuracyM: 2000,
    located: { code: area.code, attribution: 'named', generation: grids.generation },
  }
}
