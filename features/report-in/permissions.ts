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
  /** That a community was asked about somebody: those who asked, and those of the community who answer. */
  'consultation.read': {
    grants: ['community_dispatcher', 'community_checker', 'district_leader', 'department_handler'],
    reach: 'area',
    reachFor: { department_handler: 'assigned' },
    guards: true,
  },
  /** Asks for a Party organisation of district or city, and reads the answers of what was asked for it. */
  'consultation.ask': {
    grants: ['district_leader', 'department_handler'],
    reach: 'area',
    reachFor: { department_handler: 'assigned' },
  },
  'consultation.answer': { grants: ['community_dispatcher', 'community_checker'], reach: 'area' },
  /** Standing responsibilities for places; a note on a visit is written by whoever holds one. */
  'linkage.read': {
    grants: [...around, 'community_dispatcher', ...overseers, ...units],
    reach: 'area',
    reachFor: near,
  },
  /** Says where the neighbours of a building talk. */
  'linkage.group': { grants: [...around, 'community_dispatcher'], reach: 'area' },
  'linkage.note': {
    grants: [...around, 'community_dispatcher', ...overseers, ...units],
    reach: 'area',
    reachFor: near,
  },
} as const
