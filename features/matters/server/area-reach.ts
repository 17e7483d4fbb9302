import type { Scope } from '#kernel/access/index.ts'
import { DomainError } from '#platform/error.ts'

/** What is one for the whole city is changed only by somebody whose permission reaches the whole city. */
export function requireCity(ctx: { scope: Scope }): void {
  requireReach(ctx, null)
}

/** Null stands for the whole city. Throws `matters.not_your_area` (403): these lists are no secret, only not theirs to change. */
export function requireReach(ctx: { scope: Scope }, areaCode: string | null): void {
  if (!isReached(ctx.scope, areaCode))
    throw new DomainError('matters.not_your_area', { status: 403, field: 'areaCode' })
}

/** Null stands for the whole city. */
export function isReached(scope: Scope, areaCode: string | null): boolean {
  const wide = 4
  return scope.areas.some(area => (areaCode === null ? area.code.length <= wide : areaCode.startsWith(area.code)))
}
