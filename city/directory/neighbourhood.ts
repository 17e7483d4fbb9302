import type { Random } from '../random.ts'
import type { Compound } from '../territory/compounds.ts'
import type { Unit } from '../territory/dwellings.ts'
import type { CityOrganisation, CityPerson } from './model.ts'
import type { Services } from './neighbours.ts'
import type { PartyChain } from './party.ts'
import type { Roster } from './roster.ts'
import type { Town } from './staffing.ts'

/** Property managers with the compounds they run, and who answers for buildings and units. */
export function staffCompounds(roster: Roster, town: Town, services: Services): void {
  const managed = new Set<string>()
  for (const compound of town.compounds) {
    const company = services.serves.get(compound.id)
    if (!company) continue
    roster.pair({
      kind: 'linked',
      organisation: company,
      areaCode: compound.communityCode,
      targetKind: 'compound',
      targetId: compound.id,
      purpose: '物业服务',
      legalBasis: '民法典第九百三十七条（物业服务合同）',
    })
    const desk = `${company.id}/${compound.communityCode}`
    if (managed.has(desk)) continue
    managed.add(desk)
    const atHome = compound.communityCode === town.home.community
    const person = atHome && !roster.cast.has('property') ? roster.persona('property') : roster.staff()
    roster.post(person, 'property_manager', compound.communityCode, company)
  }
  for (const { organisation, compound } of services.ownersCommittees) {
    roster.pair({
      kind: 'linked',
      organisation,
      areaCode: compound.communityCode,
      targetKind: 'compound',
      targetId: compound.id,
      purpose: '业主自治',
      legalBasis: '民法典第二百七十七条（业主委员会）',
    })
  }
}

/** Branches answer for compounds, groups for buildings; the leaders of groups act in public (D04). */
export function pairParty(roster: Roster, chain: PartyChain): void {
  for (const { organisation, compounds } of chain.branches) {
    for (const compound of compounds) {
      roster.pair({
        kind: 'responsible',
        organisation,
        areaCode: compound.communityCode,
        targetKind: 'compound',
        targetId: compound.id,
        purpose: '支部建在小区上',
      })
    }
  }
  for (const { organisation, buildings } of chain.groups) {
    roster.post(roster.staff(), 'party_group_leader', organisation.areaCode, organisation)
    for (const building of buildings) {
      roster.pair({
        kind: 'responsible',
        organisation,
        areaCode: building.gridCode,
        targetKind: 'building',
        targetId: building.id,
        purpose: '党小组联系楼栋',
      })
    }
  }
  for (const { organisation, building } of chain.households) {
    const target = { targetKind: 'building', targetId: building.id } as const
    roster.pair({ kind: 'linked', organisation, areaCode: building.gridCode, ...target, purpose: '党员中心户' })
  }
}

/** One head for every unit (D05), where units are drawn. */
export function appointUnitHeads(roster: Roster, compound: Compound, units: readonly Unit[]): void {
  for (const unit of units) {
    const building = compound.buildings.find(one => one.id === unit.buildingId)
    const areaCode = building?.gridCode ?? compound.gridCodes[0] ?? compound.communityCode
    const head = roster.staff()
    roster.post(head, 'unit_head', areaCode)
    roster.pair({
      kind: 'responsible',
      person: head,
      areaCode,
      targetKind: 'unit',
      targetId: unit.id,
      purpose: '单元长',
    })
  }
}

/** A sample of the other links: university and grids (B19), departments and communities, shops and associations. */
export function linkPartners(roster: Roster, town: Town, services: Services, random: Random): void {
  const link = (organisation: CityOrganisation, code: string, purpose: string) =>
    roster.pair({
      kind: 'partner',
      organisation,
      areaCode: code,
      targetKind: 'area',
      targetId: code,
      purpose,
    })
  for (const grid of town.areas.filter(area => area.parentCode === town.home.community)) {
    link(services.university, grid.code, '校地协同：网格治理实践点')
  }
  const departments = town.organisations.filter(one => one.kind === 'department' && one.areaCode.length === 6)
  for (const community of town.areas.filter(area => area.level === 'community')) {
    const local = departments.filter(one => one.areaCode === community.code.slice(0, 6))
    link(random.pick(local), community.code, '部门结对共建')
    if (random.chance(0.5)) link(random.pick(services.associations), community.code, '志愿服务结对')
    if (random.chance(0.6)) link(random.pick(services.shops), community.code, '爱心商户')
  }
  for (const team of services.teams) link(team, team.areaCode, '红管家联系社区')
}

/** Residents who have signed in at least once; the directory holds a display form and nothing else. */
export function moveInResidents(roster: Roster, count: number): CityPerson[] {
  return [roster.persona('resident'), ...Array.from({ length: count - 1 }, () => roster.resident())]
}
