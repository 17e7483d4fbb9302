import { writeAudit } from '#kernel/audit/server/index.ts'
import type { Ctx } from '#kernel/access/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'

/** Who changed how messages leave, never with which secret. */
export function recordChange(ctx: Ctx, { id, ...details }: { id: string; [name: string]: unknown }): void {
  writeAudit(ctx.tx, {
    district: NO_DISTRICT,
    actor: ctx.actor,
    event: 'notify.channel_set',
    subjectKind: 'channel',
    subjectId: id,
    details,
  })
}
