/** A calendar belongs to the installation, so changing it has no area. */
export const permissions = {
  'calendar.edit': { grants: ['system_admin', 'city_operator'], reach: 'global' },
} as const
