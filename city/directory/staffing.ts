import type { Random } from '../random.ts'
import type { CityArea } from '../territory/city-area.ts'
import type { Compound } from '../territory/compounds.ts'
import type { Home } from '../territory/home.ts'
import type { CityOrganisation, CityPerson } from './model.ts'
import type { Roster } from './roster.ts'

export interface Town {
  areas: readonly CityArea[]
  compounds: readonly Compound[]
  organisations: readonly CityOrganisation[]
  home: Home
}

type Find = (areaCode: string, kind: string, tag?: string) => CityOrganisation | undefined

/** Everyone who works for government, streets and communities; several posts on one person are usual. */
export function staffTown(roster: Roster, town: Town, random: Random): void {
  const index = new Map(town.organisations.map(one => [`${one.areaCode}/${one.kind}/${one.tag ?? ''}`, one]))
  const find: Find = (areaCode, kind, tag) => index.get(`${areaCode}/${kind}/${tag ?? ''}`)
  staffCity(roster, town)
  for (const district of town.areas.filter(area => area.level === 'district')) staffDistrict(roster, town, district)
  for (const street of town.areas.filter(area => area.level === 'street')) staffStreet(roster, town, street, find)
  for (const community of town.areas.filter(area => area.level === 'community')) {
    staffCommunity({ roster, town, community, find, random: random.fork(community.code) })
  }
}

/** Three separate administrators (GB/T 22239), the operators, and one desk in every city department. */
function staffCity(roster: Roster, { organisations }: Town): void {
  roster.post(roster.persona('auditor'), 'audit_admin', '9901')
  roster.post(roster.persona('sysadmin'), 'system_admin', '9901')
  roster.post(roster.persona('secadmin'), 'security_admin', '9901')
  roster.post(roster.persona('operator'), 'city_operator', '9901')
  roster.post(roster.staff(), 'city_operator', '9901')
  for (const department of organisations.filter(one => one.kind === 'department' && one.areaCode === '9901')) {
    roster.post(roster.staff(), 'department_handler', '9901', department)
  }
}

function staffDistrict(roster: Roster, { organisations, home }: Town, district: CityArea): void {
  const atHome = district.code === home.district
  roster.post(atHome ? roster.persona('leader') : roster.staff(), 'district_leader', district.code)
  roster.post(roster.staff(), 'district_leader', district.code)
  const own = organisations.filter(one => one.areaCode === district.code)
  for (const department of own.filter(one => one.kind === 'department')) {
    const first = atHome && department.tag === 'housing' ? roster.persona('housing') : roster.staff()
    roster.post(first, 'department_handler', district.code, department)
    roster.post(roster.staff(), 'department_handler', district.code, department)
  }
  const government = own.find(one => one.kind === 'government')
  if (government) roster.post(roster.staff(), 'unit_handler', district.code, government)
}

function staffStreet(roster: Roster, town: Town, street: CityArea, find: Find): void {
  const atHome = street.code === town.home.street
  roster.post(atHome ? roster.persona('supervisor') : roster.staff(), 'street_supervisor', street.code)
  roster.post(roster.staff(), 'street_supervisor', street.code)
  const office = find(street.code, 'government')
  for (let n = 0; n < 3; n += 1) roster.post(roster.staff(), 'unit_handler', street.code, office)
  for (const tag of ['urban_management', 'public_security']) {
    const squad = find(street.code, 'department', tag)
    for (let n = 0; n < 2; n += 1) roster.post(roster.staff(), 'department_handler', street.code, squad)
  }
  // Street cadres guide the grids of one or two communities each and answer for them (包联).
  const communities = town.areas.filter(area => area.parentCode === street.code)
  let cadre: CityPerson | undefined
  communities.forEach((community, index) => {
    if (!cadre || index % 2 === 0) cadre = roster.staff()
    roster.post(cadre, 'grid_instructor', community.code)
    roster.pair({
      kind: 'responsible',
      person: cadre,
      areaCode: community.code,
      targetKind: 'area',
      targetId: community.code,
      purpose: '街道干部包联社区',
    })
  })
}

interface CommunityStaff {
  roster: Roster
  town: Town
  community: CityArea
  find: Find
  random: Random
}

/** Dispatcher, checker, committee workers who are also grid chiefs, and a grid worker or two for every grid (C32). */
function staffCommunity({ roster, town, community, find, random }: CommunityStaff): void {
  const atHome = community.code === town.home.community
  const committee = find(community.code, 'residents_committee')
  const grids = town.areas.filter(area => area.parentCode === community.code)
  roster.post(atHome ? roster.persona('dispatcher') : roster.staff(), 'community_dispatcher', community.code)
  roster.post(atHome ? roster.persona('checker') : roster.staff(), 'community_checker', community.code)
  const workers = Array.from({ length: Math.max(2, Math.ceil(grids.length / 2)) }, () => roster.staff())
  for (const worker of workers) roster.post(worker, 'unit_handler', community.code, committee)
  grids.forEach((grid, index) => {
    const chief = workers[index % workers.length]
    if (chief) roster.post(chief, 'grid_chief', grid.code)
    const team = find(grid.code, 'grid_team')
    const first = grid.code === town.home.grid ? roster.persona('grid_worker') : roster.staff()
    const members = random.chance(0.25) ? [first, roster.staff()] : [first]
    for (const member of members) roster.post(member, 'grid_worker', grid.code, team)
  })
  sinkWorkers(
    roster,
    town.compounds.filter(compound => compound.communityCode === community.code),
    workers,
  )
}

/** Community workers are posted to compounds (C25). */
function sinkWorkers(roster: Roster, compounds: readonly Compound[], workers: readonly CityPerson[]): void {
  const posted = new Set<string>()
  compounds.forEach((compound, index) => {
    const worker = workers[index % workers.length]
    if (!worker) return
    if (!posted.has(worker.id)) roster.post(worker, 'community_worker', compound.communityCode)
    posted.add(worker.id)
    roster.pair({
      kind: 'responsible',
      person: worker,
      areaCode: compound.communityCode,
      targetKind: 'compound',
      targetId: compound.id,
      purpose: '社区工作者下沉小区',
    })
  })
}
