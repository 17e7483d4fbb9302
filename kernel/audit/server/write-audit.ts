import { type District, newId } from '#kernel/ids/index.ts'
import { jsonb } from '#platform/db/index.ts'
import type { Tx } from '#platform/tx.ts'

/** Who did it. No person: somebody who did not (or not yet) sign in. */
export interface AuditActor {
  personId: string | null
  name: string
}

export interface AuditWrite {
  /** NO_DISTRICT for what concerns no district. */
  district: District
  actor: AuditActor
  /** `<noun>.<what happened>`, such as `matter.reveal`. */
  event: string
  subjectKind: string
  subjectId: string
  areaCode?: string | null
  /** Why the actor did it, in the actor's words; required by whoever reveals personal data. */
  reason?: string | null
  /** Facts that help later. Never the personal data itself: the log is read by people who may not see it. */
  details?: Record<string, unknown>
}

/**
 * Records who did what, in the transaction of the deed: it is there exactly when the deed is. Append-only; there is no
 * way to change or remove an entry.
 */
export function writeAudit(tx: Tx, entry: AuditWrite): void {
  tx.gather(
    tx.db.insertInto('audit.entry').values({
      district: entry.district,
      id: newId(tx.now),
      at: tx.now,
      actor_id: entry.actor.personId,
      actor_name: entry.actor.name,
      event: entry.event,
      subject_kind: entry.subjectKind,
      subject_id: entry.subjectId,
      area_code: entry.areaCode ?? null,
      reason: entry.reason ?? null,
      details: jsonb(entry.details ?? {}),
    }),
  )
}
