import { type Role, roles } from '#kernel/people/index.ts'

const desk: Role[] = ['community_dispatcher', 'street_supervisor']
const overseers: Role[] = ['street_supervisor', 'district_leader']
const units: Role[] = ['department_handler', 'unit_handler']
const around: Role[] = [
  'grid_worker',
  'grid_chief',
  'grid_instructor',
  'community_worker',
  'unit_head',
  'building_head',
]
const everybody = roles.filter(role => !role.endsWith('_admin'))
const near = { resident: 'own', department_handler: 'assigned', unit_handler: 'assigned' } as const

/**
 * Who reported in where is read by the person, the unit, and the desks above the community: a guard, because a list of
 * who serves is nobody else's to know.
 */
export const permissions = {
  'report_in.register': { grants: everybody, reach: 'own' },
  'report_in.read': {
    grants: ['resident', 'community_dispatcher', ...overseers, ...units],
    reach: 'area',
    reachFor: near,
    guards: true,
  },
  /** What the unit answers for: its newcomers, its people, its look-back. */
  'report_in.answer': { grants: units, reach: 'assigned' },
  /** What the community does: takes in, places, gives posts, ends. */
  'report_in.place': { grants: desk, reach: 'area' },
  'report_in.oversee': { grants: overseers, reach: 'area' },
  /** Standing responsibilities for places; a note on a visit is written by whoever holds one. */
  'linkage.read': {
    grants: [...around, 'community_dispatcher', ...overseers, ...units],
    reach: 'area',
    reachFor: near,
  },
  'linkage.note': {
    grants: [...around, 'community_dispatcher', ...overseers, ...units],
    reach: 'area',
    reachFor: near,
  },
} as const
