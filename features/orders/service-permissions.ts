import type { Role } from '#kernel/people/index.ts'

const units: Role[] = ['department_handler', 'property_manager', 'unit_handler']
const gridTeam: Role[] = ['grid_worker', 'grid_chief', 'grid_instructor']
const desks: Role[] = ['community_dispatcher', 'street_supervisor']
const overseers: Role[] = ['community_checker', 'district_leader', 'city_operator']
const near = {
  department_handler: 'assigned',
  property_manager: 'assigned',
  unit_handler: 'assigned',
} as const

/** Needs, menus, orders, wishes and claims: what may be done, who may by default, and how far it carries. */
export const servicePermissions = {
  /** Whoever is out in the neighbourhood writes down what people need. */
  'need.collect': { grants: [...gridTeam, ...desks], reach: 'area' },
  'need.read': { grants: [...gridTeam, ...desks, ...overseers], reach: 'area' },
  'need.sort': { grants: desks, reach: 'area' },
  'menu.read': { grants: [...gridTeam, ...desks, ...overseers], reach: 'area' },
  'menu.edit': { grants: desks, reach: 'area' },
  /** Orders and confirms one's own. */
  'order.place': { grants: ['resident', ...gridTeam, ...desks], reach: 'own' },
  'order.read': { grants: [...gridTeam, ...desks, ...overseers, ...units], reach: 'area', reachFor: near },
  'order.dispatch': { grants: desks, reach: 'area' },
  'order.serve': { grants: units, reach: 'assigned' },
  'order.check': { grants: ['community_checker', 'street_supervisor'], reach: 'area' },
  'wish.raise': { grants: ['resident', ...gridTeam, ...desks], reach: 'own' },
  'wish.read': { grants: [...gridTeam, ...desks, ...overseers, ...units], reach: 'area', reachFor: near },
  'wish.screen': { grants: desks, reach: 'area' },
  'wish.fulfil': { grants: units, reach: 'assigned' },
  'wish.check': { grants: ['community_checker', 'street_supervisor'], reach: 'area' },
  /** Takes up an open order or a published wish, as a neighbour or for one's unit; what is open is open to all. */
  'claim.take': { grants: ['resident', ...gridTeam, ...desks, 'community_checker', ...units], reach: 'global' },
} as const
