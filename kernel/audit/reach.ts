import { type District, NO_DISTRICT } from '#kernel/ids/index.ts'

/** As much of a compiled reach as is needed here: the areas under which the caller may read. '' is everywhere. */
export interface AuditScope {
  areas: readonly { code: string }[]
}

/** What the caller may read of one district: all of it, or only what happened under some of its areas. */
export interface DistrictReach {
  district: District
  areas: 'all' | readonly string[]
}

const DISTRICT_LENGTH = NO_DISTRICT.length

/**
 * What a scope opens of the districts that have entries. A reach at or above a district opens the whole of it; one
 * above the districts (the city, everywhere) also opens the entries of no district. No area: nothing.
 */
export function reachOf(scope: AuditScope, districts: readonly District[]): DistrictReach[] {
  return districts.flatMap((district): DistrictReach[] => {
    const codes = scope.areas.map(area => area.code)
    if (codes.some(code => opensAll(code, district))) return [{ district, areas: 'all' }]
    const areas = codes.filter(code => code.startsWith(district))
    return areas.length === 0 ? [] : [{ district, areas }]
  })
}

function opensAll(code: string, district: District): boolean {
  if (district === NO_DISTRICT) return code.length < DISTRICT_LENGTH
  return code.length <= DISTRICT_LENGTH && district.startsWith(code)
}
