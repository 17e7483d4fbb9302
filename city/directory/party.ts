import type { Random } from '../random.ts'
import type { CityArea } from '../territory/city-area.ts'
import type { Building, Compound } from '../territory/compounds.ts'
import type { CityOrganisation } from './model.ts'
import type { Register } from './register.ts'

/** Organisations of the through-going chain with the ground each of them answers for. */
export interface PartyChain {
  branches: { organisation: CityOrganisation; compounds: readonly Compound[] }[]
  groups: { organisation: CityOrganisation; compound: Compound; buildings: readonly Building[] }[]
  households: { organisation: CityOrganisation; building: Building }[]
}

/**
 * City → district → street working committee → community committee → compound branch → building group → centre household
 * (A46, A47, B28, C16, D08, D50). Only organisations and those who speak for them; no member is recorded anywhere.
 * Building groups (one for three buildings, D04) are set up in the communities of `groupStreet` so far.
 */
export function foundParty(
  register: Register,
  areas: readonly CityArea[],
  compounds: readonly Compound[],
  options: { groupStreet: string; random: Random },
): PartyChain {
  const chain: PartyChain = { branches: [], groups: [], households: [] }
  const seats = new Map<string, CityOrganisation>()
  const suffix = { city: '委员会', district: '区委员会', street: '工作委员会', community: '委员会' } as const
  for (const area of areas) {
    if (area.level === 'grid') continue
    const name = area.level === 'district' ? area.name.replace(/区$/, '') : area.name
    seats.set(
      area.code,
      register.add({
        kind: 'party',
        name: `中共${name}${suffix[area.level]}`,
        shortName: shortName(area),
        areaCode: area.code,
        parent: seats.get(area.parentCode ?? ''),
      }),
    )
  }
  for (const community of areas.filter(area => area.level === 'community')) {
    const own = compounds.filter(compound => compound.communityCode === community.code)
    const parent = seats.get(community.code)
    if (parent) chain.branches.push(...foundBranches(register, own, parent, options.random))
  }
  for (const { organisation, compounds: covered } of chain.branches) {
    if (!organisation.areaCode.startsWith(options.groupStreet)) continue
    for (const compound of covered) foundGroups(register, compound, organisation, chain)
  }
  return chain
}

function shortName(area: CityArea): string {
  if (area.level === 'city') return '市委'
  if (area.level === 'district') return `${area.name}委`
  return `${area.name}${area.level === 'street' ? '党工委' : '党委'}`
}

/** A branch covers one to three neighbouring compounds: founded alone or jointly, by size (D50). */
function foundBranches(
  register: Register,
  compounds: readonly Compound[],
  parent: CityOrganisation,
  random: Random,
): PartyChain['branches'] {
  const branches: PartyChain['branches'] = []
  for (let from = 0; from < compounds.length; ) {
    const first = compounds[from]
    if (!first) break
    const count = first.households > 400 ? 1 : random.int(1, 3)
    const covered = compounds.slice(from, from + count)
    from += count
    const name = covered.length > 1 ? `${first.name}联合党支部` : `${first.name}党支部`
    const areaCode = first.gridCodes[0] ?? first.communityCode
    branches.push({ organisation: register.add({ kind: 'party', name, areaCode, parent }), compounds: covered })
  }
  return branches
}

function foundGroups(register: Register, compound: Compound, branch: CityOrganisation, chain: PartyChain): void {
  for (let from = 0; from < compound.buildings.length; from += 3) {
    const buildings = compound.buildings.slice(from, from + 3)
    const [first] = buildings
    if (!first) continue
    const span = buildings.length > 1 ? `${from + 1}—${from + buildings.length}号楼` : first.name
    const organisation = register.add({
      kind: 'party',
      name: `${compound.name}${span}党小组`,
      areaCode: first.gridCode,
      parent: branch,
    })
    chain.groups.push({ organisation, compound, buildings })
    const household = register.add({
      kind: 'party',
      name: `${compound.name}${first.name}党员中心户`,
      areaCode: first.gridCode,
      parent: organisation,
    })
    chain.households.push({ organisation: household, building: first })
  }
}
