import { type Role, roles } from './roles.ts'

/** The audit administrator reads the log and nothing else; a part-time member comes to meetings, not to the directory. */
const staff = roles.filter(role => !['resident', 'audit_admin', 'part_time_member'].includes(role))

/**
 * Who may look into and change the directory. Reading reaches one's own area and, for organisations, the way up from
 * it; changing reaches one's own area only, and the three administrators' posts are given in access, not here.
 */
export const permissions = {
  'directory.read': { grants: staff, reach: 'area' },
  'directory.edit': {
    grants: ['system_admin', 'city_operator', 'street_supervisor', 'community_dispatcher'] satisfies Role[],
    reach: 'area',
  },
} as const
