/**
 * Names, the tree, drawn boundaries and locating a point are public: a resident needs them to say where something is.
 * `area.read` opens the built tree below a compound and import runs; editing and importing reach the post's area.
 */
export const permissions = {
  'area.read': {
    grants: [
      'grid_worker',
      'grid_chief',
      'grid_instructor',
      'community_dispatcher',
      'community_checker',
      'street_supervisor',
      'district_leader',
      'department_handler',
      'property_manager',
      'unit_handler',
      'city_operator',
      'system_admin',
      'security_admin',
      'audit_admin',
    ],
    reach: 'area',
  },
  'area.edit': { grants: ['system_admin', 'city_operator', 'street_supervisor'], reach: 'area' },
  'area.import': { grants: ['system_admin', 'city_operator'], reach: 'area' },
} as const
