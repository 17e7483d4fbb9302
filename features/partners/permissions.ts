import type { Role } from '#kernel/people/index.ts'

const desk: Role[] = ['community_dispatcher', 'street_supervisor']

export const permissions = {
  'partners.open': { grants: ['grid_worker', ...desk], reach: 'area' },
  'partners.read': { grants: ['grid_worker', ...desk], reach: 'area' },
  'partners.settle': { grants: desk, reach: 'area' },
} as const
