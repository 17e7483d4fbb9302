import type { ActionRow, AssignmentRow, CaseRow, Effects } from './records.ts'

export type SideRoadColumns = Pick<
  CaseRow,
  | 'held_at'
  | 'held_until'
  | 'urged_count'
  | 'urge_again_at'
  | 'supervised_level'
  | 'supervised_by'
  | 'objection_count'
  | 'rework_count'
  | 'reworked_attempt'
  | 'raised_level'
  | 'exclusion'
  | 'exclusion_by'
  | 'excluded'
  | 'merged_into'
  | 'first_organisation'
  | 'first_person'
>

/** A case that has taken no side road yet. */
export const noSideRoads: SideRoadColumns = {
  held_at: null,
  held_until: null,
  urged_count: 0,
  urge_again_at: null,
  supervised_level: null,
  supervised_by: null,
  objection_count: 0,
  rework_count: 0,
  reworked_attempt: null,
  raised_level: 0,
  exclusion: null,
  exclusion_by: null,
  excluded: false,
  merged_into: null,
  first_organisation: null,
  first_person: null,
}

/** What a step means for the columns of the side roads. A new attempt leaves hold and supervision behind. */
export function applySideRoads(before: CaseRow, step: ActionRow): SideRoadColumns {
  const { effects } = step
  const { urge, exclusion, first, rework } = effects
  return {
    ...heldAfter(before, step),
    ...supervisedAfter(before, effects),
    urged_count: before.urged_count + (urge ? 1 : 0),
    urge_again_at: urge ? new Date(urge.againAt) : before.urge_again_at,
    objection_count: before.objection_count + (effects.objection ? 1 : 0),
    rework_count: before.rework_count + (rework === undefined ? 0 : 1),
    reworked_attempt: rework ?? before.reworked_attempt,
    raised_level: before.raised_level + (effects.raised ? 1 : 0),
    exclusion: exclusion?.state ?? before.exclusion,
    exclusion_by: exclusion?.state === 'asked' ? exclusion.by : before.exclusion_by,
    excluded: exclusion ? exclusion.state === 'approved' : before.excluded,
    merged_into: effects.mergedInto ?? before.merged_into,
    first_organisation: first?.organisation ?? before.first_organisation,
    first_person: first ? first.person : before.first_person,
  }
}

/** Whatever moves a case on takes it off the held list. */
function heldAfter(before: CaseRow, { effects, at }: ActionRow): Pick<CaseRow, 'held_at' | 'held_until'> {
  if (effects.hold) return { held_at: before.held_at ?? at, held_until: new Date(effects.hold.until) }
  if (effects.hold === null || effects.stop?.includes('state')) return { held_at: null, held_until: null }
  return { held_at: before.held_at, held_until: before.held_until }
}

function supervisedAfter(before: CaseRow, effects: Effects): Pick<CaseRow, 'supervised_level' | 'supervised_by'> {
  if (effects.supervision) return { supervised_level: effects.supervision.level, supervised_by: effects.supervision.by }
  if (effects.supervision === null || effects.attempt !== undefined)
    return { supervised_level: null, supervised_by: null }
  return { supervised_level: before.supervised_level, supervised_by: before.supervised_by }
}

/** What became of an assisting unit's small task. */
export function assisted(row: AssignmentRow, to: NonNullable<Effects['assists']>[number], at: Date): AssignmentRow {
  return {
    ...row,
    accepted_at: to.accepted ? at : row.accepted_at,
    answered_at: to.answered ? at : row.answered_at,
    waived_at: to.waived ? at : row.waived_at,
  }
}
