import type { Role } from '#kernel/people/index.ts'

const units: Role[] = ['department_handler', 'property_manager', 'unit_handler']
const gridTeam: Role[] = ['grid_worker', 'grid_chief', 'grid_instructor']
const desks: Role[] = ['community_dispatcher', 'community_checker']
const overseers: Role[] = ['street_supervisor', 'district_leader']
const everybody: Role[] = ['resident', ...gridTeam, ...desks, ...overseers, ...units]
const near = {
  resident: 'own',
  department_handler: 'assigned',
  property_manager: 'assigned',
  unit_handler: 'assigned',
} as const

/** What may be done with a case of any procedure, who may by default, and how far it carries. */
export const permissions = {
  'case.read': { grants: [...everybody, 'city_operator'] satisfies Role[], reach: 'area', reachFor: near },
  'case.comment': { grants: everybody, reach: 'area', reachFor: near },
  'case.extend': { grants: [...units, ...gridTeam, 'community_dispatcher'] satisfies Role[], reach: 'assigned' },
  'case.decide_extension': { grants: overseers, reach: 'area' },
  'case.void': { grants: overseers, reach: 'area' },
  'case.reopen': {
    grants: ['resident', 'community_dispatcher', ...overseers] satisfies Role[],
    reach: 'area',
    reachFor: near,
  },
  /** Onto the held list (挂账): whoever dispatches or supervises approves it; the unit may take the case up again. */
  'case.hold': { grants: ['community_dispatcher', ...overseers] satisfies Role[], reach: 'area' },
  /** A unit asks for it, with reason, date and evidence. */
  'case.ask_hold': { grants: [...units, ...gridTeam, 'community_dispatcher'] satisfies Role[], reach: 'assigned' },
  'case.release': {
    grants: ['community_dispatcher', ...overseers, ...units] satisfies Role[],
    reach: 'area',
    reachFor: near,
  },
  'case.object': { grants: [...units, ...gridTeam, 'community_dispatcher'] satisfies Role[], reach: 'assigned' },
  'case.decide_objection': { grants: overseers, reach: 'area' },
  'case.urge': {
    grants: ['resident', ...gridTeam, ...desks, ...overseers] satisfies Role[],
    reach: 'area',
    reachFor: near,
  },
  'case.supervise': { grants: overseers, reach: 'area' },
  'case.raise': {
    grants: [...gridTeam, ...desks, 'street_supervisor', ...units] satisfies Role[],
    reach: 'area',
    reachFor: near,
  },
  'case.ask_exclusion': {
    grants: ['community_dispatcher', ...overseers, ...units] satisfies Role[],
    reach: 'area',
    reachFor: near,
  },
  'case.decide_exclusion': { grants: overseers, reach: 'area' },
  'case.merge': { grants: ['community_dispatcher', ...overseers] satisfies Role[], reach: 'area' },
  /** Rings whoever asked; what was asked for on the telephone, to do it again, it may also do. */
  'case.follow_up': { grants: [...desks, 'street_supervisor'] satisfies Role[], reach: 'area' },
  'procedure.read': {
    grants: [...gridTeam, ...desks, ...overseers, ...units, 'city_operator', 'system_admin'] satisfies Role[],
    reach: 'area',
  },
  /** Time limits and which profile of them is in force. */
  'setting.edit': { grants: ['city_operator', 'system_admin'] satisfies Role[], reach: 'area' },
} as const
