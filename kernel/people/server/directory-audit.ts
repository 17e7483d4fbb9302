import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { districtOf } from '#kernel/territory/index.ts'
import type { DirectoryCtx } from './directory-ctx.ts'

export interface DirectoryChange {
  event: string
  subjectKind: 'organisation' | 'person' | 'post' | 'pairing'
  subjectId: string
  /** Absent for a person, who belongs to no area. */
  areaCode?: string
  reason?: string
  details?: Record<string, unknown>
}

export function auditDirectory(ctx: DirectoryCtx, change: DirectoryChange): void {
  writeAudit(ctx.tx, {
    ...change,
    district: change.areaCode === undefined ? NO_DISTRICT : districtOf(change.areaCode),
    actor: ctx.actor,
  })
}
