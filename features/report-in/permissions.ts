import type { Role } from '#kernel/people/index.ts'

const desk: Role[] = ['community_dispatcher', 'street_supervisor']

export const permissions = {
  'report_in.open': { grants: ['grid_worker', ...desk], reach: 'area' },
  'report_in.read': { grants: ['grid_worker', ...desk], reach: 'area' },
  'report_in.settle': { grants: desk, reach: 'area' },
} as const
