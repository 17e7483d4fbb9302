import type { Role } from '#kernel/people/index.ts'

const desk: Role[] = ['community_dispatcher', 'street_supervisor']

export const permissions = {
  'orders.open': { grants: ['grid_worker', ...desk], reach: 'area' },
  'orders.read': { grants: ['grid_worker', ...desk], reach: 'area' },
  'orders.settle': { grants: desk, reach: 'area' },
} as const
