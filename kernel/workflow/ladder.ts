import type { Role } from '#kernel/people/index.ts'
import { SUPERVISORS } from './actors.ts'
import type { WaitingState } from './definition.ts'
import type { EngineContext } from './engine.ts'
import type { Acting, CaseRecord } from './records.ts'

/** Above a grid stands the community's desk, before the street and the district. */
const ABOVE_A_GRID: readonly Role[] = ['community_dispatcher', ...SUPERVISORS]

/**
 * One level up: grid, community, street, district. The nearest holder above whoever is awaited now; null when the
 * district has been reached. Above a unit stands the street: a community gives a department no orders.
 */
export function nextLevel(
  ctx: EngineContext,
  record: CaseRecord,
  state: WaitingState,
): Pick<Acting, 'role' | 'area'> | null {
  const at = record.case.acting_area
  const from = at ? parentOf(at) : record.case.area_code
  const above = at && at.length > COMMUNITY ? ABOVE_A_GRID : SUPERVISORS
  const roles: readonly Role[] = state.actor.kind === 'role' ? [...state.actor.roles, ...above] : SUPERVISORS
  const holder = from === null ? null : ctx.holders.nearest(roles, from)
  return holder && { role: holder.role, area: holder.areaCode }
}

const COMMUNITY = 12
const LEVELS = [18, 15, COMMUNITY, 9, 6]

/** The code one level up within the district; null at the district. */
function parentOf(areaCode: string): string | null {
  const length = LEVELS.find(digits => digits < areaCode.length)
  return length === undefined ? null : areaCode.slice(0, length)
}
