/** The auditor sees who did what under the area of the post; whoever sits at the city also sees the installation's own. */
export const permissions = {
  'audit.read': { grants: ['audit_admin'], reach: 'area' },
} as const
