import { writeAudit } from '#kernel/audit/server/index.ts'
import type { BuiltKey } from './built-reach.ts'
import type { TerritoryCtx } from './ctx.ts'

/** Records a change of the built tree with the values sent. */
export function auditBuilt(
  { tx, actor }: TerritoryCtx,
  event: string,
  entry: BuiltKey & { kind: string; areaCode: string; details: object },
): void {
  writeAudit(tx, {
    district: entry.district,
    actor,
    event: `territory.${event}`,
    subjectKind: entry.kind,
    subjectId: entry.id,
    areaCode: entry.areaCode,
    details: { ...entry.details },
  })
}
