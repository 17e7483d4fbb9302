import type { Permissions } from '#kernel/access/index.ts'

/**
 * Sharing a saved view with an organisation: whoever runs a desk shares with organisations of the area, a unit's own
 * people with their unit.
 */
export const permissions = {
  'view.share': {
    grants: [
      'community_dispatcher',
      'street_supervisor',
      'district_leader',
      'city_operator',
      'department_handler',
      'property_manager',
    ],
    reach: 'area',
    reachFor: { department_handler: 'assigned', property_manager: 'assigned' },
  },
} satisfies Permissions
