import type { Role } from '#kernel/people/index.ts'

const gridTeam: Role[] = ['grid_worker', 'grid_chief', 'grid_instructor']
const keepers: Role[] = ['community_dispatcher', 'street_supervisor']
const overseers: Role[] = ['community_checker', 'community_worker', 'district_leader', 'city_operator']
const units: Role[] = ['department_handler', 'property_manager', 'unit_handler']
const assigned = { department_handler: 'assigned', property_manager: 'assigned', unit_handler: 'assigned' } as const

/** Who reads the register, who keeps it, and who speaks for a partner. */
export const permissions = {
  'partner.read': { grants: [...gridTeam, ...keepers, ...overseers, ...units], reach: 'area', reachFor: assigned },
  /** Checks who applies, invites, ends; sees how a person wants to be called, and opens their number on record. */
  'partner.check': { grants: keepers, reach: 'area' },
  /** For oneself, or for an organisation one holds a post for. */
  'partner.apply': { grants: ['resident', ...units], reach: 'own' },
  'partner.answer': { grants: units, reach: 'assigned' },
  'partner.leave': { grants: ['resident', ...units], reach: 'own', reachFor: assigned },
  /** Joint meetings, their items and the seats at the committee; whoever sits there reads them too. */
  'co_building.read': {
    grants: [...gridTeam, ...keepers, ...overseers, ...units, 'part_time_member'],
    reach: 'area',
    reachFor: assigned,
  },
  /** Takes members in, holds meetings, fixes items and drops them. */
  'co_building.hold': { grants: keepers, reach: 'area' },
  /** What an organisation says for itself: who sits for it, what it carried out. */
  'co_building.answer': { grants: units, reach: 'assigned' },
  'co_building.check': { grants: [...keepers, 'community_checker'], reach: 'area' },
  'co_building.end_seat': { grants: [...keepers, ...units], reach: 'area', reachFor: assigned },
  'programme.read': { grants: [...gridTeam, ...keepers, ...overseers], reach: 'area' },
  'programme.edit': { grants: [...keepers, 'district_leader', 'city_operator'], reach: 'area' },
  /** What is public is decided where a street or more is answered for. */
  'programme.publish': { grants: ['street_supervisor', 'district_leader', 'city_operator'], reach: 'area' },
  'demonstration.edit': { grants: ['street_supervisor', 'district_leader', 'city_operator'], reach: 'area' },
  'transition.edit': { grants: [...keepers, 'city_operator'], reach: 'area' },
} as const
