import { inForce, type IsoDate, type Period } from './period.ts'
import type { Role } from './roles.ts'

/** The three parts of a grid team, in the order they are read out: 网格指导员 + 网格长 + 网格员 (C32). */
export const gridTeamRoles = ['grid_instructor', 'grid_chief', 'grid_worker'] as const satisfies readonly Role[]
export type GridTeamRole = (typeof gridTeamRoles)[number]

interface Holder extends Period {
  role: Role
  personId: string
}

export interface GridTeam<H> {
  instructors: H[]
  chiefs: H[]
  workers: H[]
  /** Parts of the team nobody holds on the date. */
  vacancies: GridTeamRole[]
}

/** The team on a date, from the posts that sit at the grid (and, for instructors, at its community). */
export function gridTeam<H extends Holder>(posts: readonly H[], date: IsoDate): GridTeam<H> {
  const holders = (role: GridTeamRole) => posts.filter(post => post.role === role && inForce(post, date))
  return {
    instructors: holders('grid_instructor'),
    chiefs: holders('grid_chief'),
    workers: holders('grid_worker'),
    vacancies: gridTeamRoles.filter(role => holders(role).length === 0),
  }
}
