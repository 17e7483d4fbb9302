import type { Role } from '#kernel/people/index.ts'

const units: Role[] = ['department_handler', 'property_manager', 'unit_handler']
const gridTeam: Role[] = ['grid_worker', 'grid_chief', 'grid_instructor']
const desks: Role[] = ['community_dispatcher', 'street_supervisor']
const overseers: Role[] = ['community_checker', 'district_leader', 'city_operator']
const assigned = { department_handler: 'assigned', property_manager: 'assigned', unit_handler: 'assigned' } as const

/** What may be done with matters, who may by default, and how far it carries. */
export const permissions = {
  /** Anybody in the street may see a broken lamp: where it is sets no limit, and what one reports is one's own. */
  'matter.report': { grants: ['resident', ...gridTeam, ...desks], reach: 'own' },
  'matter.read': { grants: [...gridTeam, ...desks, ...overseers, ...units], reach: 'area', reachFor: assigned },
  'matter.dispatch': { grants: desks, reach: 'area' },
  'matter.settle': { grants: ['grid_worker', 'grid_chief'], reach: 'own' },
  'matter.handle': { grants: [...units, 'grid_worker', 'grid_chief', 'community_dispatcher'], reach: 'assigned' },
  'matter.check': { grants: ['community_checker', 'street_supervisor'], reach: 'area' },
  'matter.rate': { grants: ['resident', ...gridTeam, ...desks], reach: 'own' },
  /**
   * Sees a requester's name and number, with a reason and on record. The unit at work may need to call
   * (Beijing ordinance art. 15), unless the requester is sealed from it. Whoever rings when it is done (art. 23) needs
   * `case.follow_up` alone, and sees the number of the one matter they hold on the call list.
   */
  'matter.reveal': { grants: [...desks, ...units], reach: 'area', reachFor: assigned },
  /** Finds what a caller asks about by the number they left; with a reason and on record. */
  'matter.find_caller': { grants: desks, reach: 'area' },
  /** Registers, forwards, answers and reviews petitions (Regulations on Petitions 2022). */
  'matter.petition': { grants: [...desks, 'district_leader'], reach: 'area' },
  /**
   * Petitions are read by who asks, who takes them, decides on them or works on them; by nobody else of the area,
   * whatever they may read otherwise (a petitioner is not profiled).
   */
  'petition.read': {
    grants: ['resident', ...desks, 'district_leader', ...units],
    reach: 'area',
    reachFor: { ...assigned, resident: 'own' },
    guards: true,
  },
  /** Takes work sheets of the 12345 hotline in and gives their results back. */
  'worksheet.exchange': { grants: ['street_supervisor', 'city_operator'], reach: 'area' },
  'category.edit': { grants: ['city_operator', 'system_admin'], reach: 'area' },
  'duty.edit': { grants: ['city_operator', 'system_admin'], reach: 'area' },
} as const
