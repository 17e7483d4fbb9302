import type { Role } from '#kernel/people/index.ts'

const desks: Role[] = [
  'community_dispatcher',
  'community_checker',
  'street_supervisor',
  'district_leader',
  'city_operator',
]

/** Everybody sees the numbers of the own area; a publication is issued by whoever answers for a street or more. */
export const permissions = {
  'indicator.read': { grants: desks, reach: 'area' },
  'indicator.publish': { grants: ['street_supervisor', 'district_leader', 'city_operator'], reach: 'area' },
} as const
