import type { Role } from '#kernel/people/index.ts'

const units: Role[] = ['department_handler', 'property_manager', 'unit_handler']
const gridTeam: Role[] = ['grid_worker', 'grid_chief', 'grid_instructor']
const desks: Role[] = ['community_dispatcher', 'street_supervisor']
const overseers: Role[] = ['community_checker', 'district_leader', 'city_operator']
const assigned = { department_handler: 'assigned', property_manager: 'assigned', unit_handler: 'assigned' } as const

/** Whistles, grid tasks and errands. */
export const whistlePermissions = {
  'whistle.raise': { grants: desks, reach: 'area' },
  /** A unit reads what it was called to. */
  'whistle.read': { grants: [...gridTeam, ...desks, ...overseers, ...units], reach: 'area', reachFor: assigned },
  'whistle.answer': { grants: units, reach: 'assigned' },
  'whistle.appraise': { grants: desks, reach: 'area' },
  'whistle_kind.edit': { grants: ['city_operator'], reach: 'area' },
  'task.post': { grants: ['grid_chief', 'community_dispatcher'], reach: 'area' },
  'task.read': { grants: [...gridTeam, ...desks, ...overseers], reach: 'area' },
  /** Whoever lives or works here may; what one claimed is one's own, and what was claimed for a unit that unit's. */
  'task.claim': { grants: ['resident', ...gridTeam, ...desks, ...units], reach: 'own', reachFor: assigned },
  'errand.ask': { grants: ['resident', ...gridTeam, 'community_dispatcher'], reach: 'own' },
  /** What is done for a household at a window is not for every desk to read. */
  'errand.read': {
    grants: ['resident', ...gridTeam, ...desks, 'community_checker', 'district_leader'],
    reach: 'area',
    reachFor: { resident: 'own' },
    guards: true,
  },
  'errand.do': { grants: ['grid_worker', 'grid_chief', 'community_dispatcher'], reach: 'area' },
  'errand.check': { grants: ['community_dispatcher', 'community_checker', 'street_supervisor'], reach: 'area' },
} as const
