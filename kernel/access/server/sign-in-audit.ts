import { writeAudit } from '#kernel/audit/server/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import type { Tx } from '#platform/tx.ts'

export type SignInEvent =
  | 'session.signed_in'
  | 'session.failed'
  | 'session.locked'
  | 'session.signed_out'
  | 'session.ended'
  | 'password.changed'
  | 'second_factor.enrolled'
  | 'second_factor.codes_renewed'

export interface SignInTrace {
  event: SignInEvent
  /** Null when no account has that name; what was typed is not kept. */
  accountId: string | null
  person: { personId: string | null; name: string }
  ip: string
  way: 'password' | 'phone' | 'demo' | 'session' | 'second_step' | 'recovery_code'
}

/** GB/T 22239 audit: who, when, what, with which success; passwords, codes and numbers never. */
export function auditSignIn(tx: Tx, trace: SignInTrace): void {
  writeAudit(tx, {
    district: NO_DISTRICT,
    actor: trace.person,
    event: trace.event,
    subjectKind: 'account',
    subjectId: trace.accountId ?? 'unknown',
    details: { ip: trace.ip, way: trace.way },
  })
}
