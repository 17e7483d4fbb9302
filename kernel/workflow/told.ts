/** A sentence for the requester: `<module>:procedures.<key>.told.<action>` with what it mentions. */
export interface Told {
  key: string
  params: Record<string, string>
}

export type CaseEventKind =
  | 'opened'
  | 'acted'
  | 'assigned'
  | 'reminded'
  | 'overdue'
  | 'escalated'
  | 'extension_asked'
  | 'extension_decided'
  | 'closed'
  | 'reopened'
  | 'held'
  | 'hold_asked'
  | 'hold_decided'
  | 'released'
  | 'urged'
  | 'supervised'
  | 'objection_asked'
  | 'objection_decided'
  | 'exclusion_asked'
  | 'exclusion_decided'
  | 'assist_answered'
  | 'merged'

/** Whom a notice is for. `awaited`: whoever must act after the step. */
export type Audience = 'awaited' | { unit: string } | { person: string } | { role: string; area: string }

/** A sentence for staff: a text key with what it mentions. */
export interface Notice {
  to: Audience
  key: string
  params: Record<string, string>
}
