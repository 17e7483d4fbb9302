import type { Role } from '#kernel/people/index.ts'

const leads: Role[] = ['street_supervisor', 'district_leader', 'city_operator']

/** A command centre's screen; further roles by a grant. */
export const permissions = { 'wall.read': { grants: leads, reach: 'area' } } as const
