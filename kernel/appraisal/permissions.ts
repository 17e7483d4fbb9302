import type { Permissions } from '#kernel/access/index.ts'
import type { Role } from '#kernel/people/index.ts'

const organisers: Role[] = ['community_dispatcher', 'street_supervisor', 'district_leader']
const units: Role[] = ['department_handler', 'property_manager', 'unit_handler']
const assigned = { department_handler: 'assigned', property_manager: 'assigned', unit_handler: 'assigned' } as const

/** What may be done with appraisals, who may by default, and how far it carries. */
export const permissions = {
  /** Sees schemes, rounds, turnout and results; no secret ballot, whatever the reach. */
  'appraisal.read': { grants: [...organisers, 'community_checker', 'city_operator'], reach: 'area' },
  'appraisal.design': { grants: ['district_leader', 'city_operator'], reach: 'area' },
  'appraisal.organise': { grants: organisers, reach: 'area' },
  /** Confirms a ballot entered from paper: never the one who entered it. */
  'appraisal.confirm': { grants: [...organisers, 'community_checker'], reach: 'area' },
  'appraisal.approve': { grants: ['street_supervisor', 'district_leader'], reach: 'area' },
  'appraisal.object': {
    grants: ['resident', ...organisers, 'community_checker', ...gridTeam(), ...units],
    reach: 'own',
  },
  'appraisal.decide': { grants: ['street_supervisor', 'district_leader'], reach: 'area' },
  'appraisal.improve': { grants: [...units, 'community_dispatcher'], reach: 'assigned' },
  /** Objections and follow-ups are read by who raised them, who decides and who works on them. */
  'appraisal.case': {
    grants: ['resident', ...organisers, 'community_checker', ...gridTeam(), ...units],
    reach: 'area',
    reachFor: { ...assigned, resident: 'own', grid_worker: 'own', grid_chief: 'own', grid_instructor: 'own' },
    guards: true,
  },
} satisfies Permissions

function gridTeam(): Role[] {
  return ['grid_worker', 'grid_chief', 'grid_instructor', 'community_worker', 'unit_head', 'party_group_leader']
}
