import type { Ctx } from '#kernel/access/server/index.ts'
import type { DirectoryCtx } from '#kernel/people/server/index.ts'

/** The directory's own functions, with the caller's own reach over the directory: its rules and its audit hold. */
export function directoryCtx(ctx: Ctx): DirectoryCtx {
  return {
    tx: ctx.tx,
    now: ctx.now,
    actor: ctx.actor,
    scope: ctx.scopeFor('directory.edit'),
    reaches: areaCode => ctx.can('directory.edit', { areaCode, caseType: null }),
    holds: permission => ctx.holds(permission),
  }
}
