import type { Walk } from '#features/matters/index.ts'
import type { ActionRow, AssignmentRow, CaseRecord, Change, ClockRow, Told } from '#kernel/workflow/index.ts'
import type { MatterPlan } from '../matters/plan.ts'
import type { PhotoKind } from '../photos/photo-kinds.ts'

export interface PlayedPhoto {
  id: string
  kind: PhotoKind
  phase: 'before' | 'after'
  uploadedBy: string | null
  at: Date
  visibility: 'public' | 'internal'
}

export interface PlayedDispatch {
  seq: number
  at: Date
  decidedBy: string | null
  explanation: {
    followed: boolean
    suggested: Walk
    chosen: { lead: { id: string; name: string }; assists: { id: string; name: string }[] }
  }
}

export interface PlayedRating {
  attempt: number
  solved: string
  satisfied: string
  words: string | null
  ratedAt: Date
  source: 'requester' | 'follow_up'
}

/** A matter with the whole record the engine made of it. */
export interface PlayedMatter {
  plan: MatterPlan
  matterId: string
  record: CaseRecord
  actions: ActionRow[]
  assignments: Map<string, AssignmentRow>
  clocks: Map<string, ClockRow>
  photos: PlayedPhoto[]
  dispatches: PlayedDispatch[]
  ratings: PlayedRating[]
  /** Whoever raised what was merged into this one. */
  followers: { id: string; personId: string; fromCase: string; since: Date }[]
  /** What the requester was told, newest last. */
  told: { at: Date; told: Told }[]
  /** Set when the script asked for a step the engine refused; the rest of the script was left out. */
  refused: { action: string; code: string } | null
}

/** Adds one step of the engine to the record. */
export function keep(played: PlayedMatter, change: Change): void {
  played.record = change.record
  played.actions.push(change.action)
  const { changed, ended, started } = change.assignments
  for (const row of [...changed, ...ended, ...started]) played.assignments.set(row.id, row)
  for (const row of [...change.clocks.changed, ...change.clocks.started])
    played.clocks.set(`${row.seq}/${row.kind}`, row)
  if (change.told) played.told.push({ at: change.action.at, told: change.told })
}
