/**
 * The dispatch walk (design 7): category → duty list → the nearest organisation up the tree that has the duty.
 * It suggests; a person decides. Every step it made comes back, so the screen can show why.
 */
export const dutyLevels = ['grid', 'community', 'street', 'district', 'city'] as const
export type DutyLevel = (typeof dutyLevels)[number]
export type DutyPart = 'lead' | 'assist'

/** One row of the duty list, in force at the moment of the walk. */
export interface Duty {
  id: string
  /** An item, or a whole field. */
  categoryId: string
  level: DutyLevel
  /** Only under this area; null means everywhere. */
  areaCode: string | null
  organisationKind: string | null
  organisationTag: string | null
  organisationId: string | null
  part: DutyPart
  position: number
}

export interface Candidate {
  id: string
  name: string
  kind: string
  tag: string | null
  areaCode: string
  /** Compounds a property company serves. */
  compoundIds: readonly string[]
}

export interface WalkArea {
  level: DutyLevel
  code: string
  name: string
}

export interface WalkPlace {
  /** From the smallest area the place was attributed to, up to the city. */
  path: readonly WalkArea[]
  compound: { id: string; name: string } | null
}

export interface LookedFor {
  organisationKind: string | null
  organisationTag: string | null
  organisationId: string | null
}

export interface WalkStep {
  level: DutyLevel | 'compound'
  areaCode: string
  areaName: string
  part: DutyPart
  lookedFor: LookedFor
  found: { id: string; name: string } | null
  /** The duty row; null for the last resort. */
  dutyId: string | null
}

export interface Walk {
  lead: { id: string; name: string } | null
  assists: { id: string; name: string }[]
  /** `duty`: a row named it. `fallback`: no row did, so the residents' committee or the district government coordinates. `none`: not even those exist. */
  ending: 'duty' | 'fallback' | 'none'
  steps: WalkStep[]
}

export interface WalkInput {
  /** Null until somebody chose one: the walk goes straight to the last resort. */
  category: { id: string; field: string } | null
  place: WalkPlace
  duties: readonly Duty[]
  organisations: readonly Candidate[]
}

const propertyCompany = 'property_company'

function specificity(duty: Duty, itemId: string): number {
  return (duty.categoryId === itemId ? 1000 : 0) + (duty.areaCode?.length ?? 0) * 10 + (duty.organisationId ? 1 : 0)
}

/** The rows that speak about this category at this level and place: item before field, the smaller area before the larger. */
function rowsAt(input: WalkInput, area: WalkArea, part: DutyPart): Duty[] {
  const { category } = input
  if (!category) return []
  const own = input.place.path[0]?.code ?? ''
  return input.duties
    .filter(duty => duty.part === part && duty.level === area.level)
    .filter(duty => duty.categoryId === category.id || duty.categoryId === category.field)
    .filter(duty => duty.areaCode === null || own.startsWith(duty.areaCode))
    .toSorted(
      (a, b) =>
        specificity(b, category.id) - specificity(a, category.id) || a.position - b.position || (a.id < b.id ? -1 : 1),
    )
}

function answers(candidate: Candidate, duty: LookedFor, area: WalkArea, compoundId: string | null): boolean {
  if (duty.organisationId) return candidate.id === duty.organisationId
  if (candidate.kind !== duty.organisationKind) return false
  if (duty.organisationTag && candidate.tag !== duty.organisationTag) return false
  if (candidate.kind === propertyCompany) return compoundId !== null && candidate.compoundIds.includes(compoundId)
  return candidate.areaCode === area.code
}

function look(input: WalkInput, area: WalkArea, duty: LookedFor & { id?: string; part: DutyPart }): WalkStep {
  const { compound } = input.place
  const match = input.organisations
    .filter(candidate => answers(candidate, duty, area, compound?.id ?? null))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))[0]
  const inCompound = duty.organisationKind === propertyCompany && compound !== null
  return {
    level: inCompound ? 'compound' : area.level,
    areaCode: area.code,
    areaName: inCompound ? compound.name : area.name,
    part: duty.part,
    lookedFor: {
      organisationKind: duty.organisationKind,
      organisationTag: duty.organisationTag,
      organisationId: duty.organisationId,
    },
    found: match ? { id: match.id, name: match.name } : null,
    dutyId: duty.id ?? null,
  }
}

function walkUp(input: WalkInput, steps: WalkStep[]): WalkStep | null {
  for (const area of input.place.path) {
    for (const duty of rowsAt(input, area, 'lead')) {
      const step = look(input, area, duty)
      steps.push(step)
      if (step.found) return step
    }
  }
  return null
}

/** Whoever coordinates when no duty row leads anywhere. */
function lastResort(input: WalkInput, steps: WalkStep[]): WalkStep | null {
  const resorts: [DutyLevel, string][] = [
    ['community', 'residents_committee'],
    ['street', 'government'],
    ['district', 'government'],
  ]
  for (const [level, organisationKind] of resorts) {
    const area = input.place.path.find(one => one.level === level)
    if (!area) continue
    const step = look(input, area, { organisationKind, organisationTag: null, organisationId: null, part: 'lead' })
    steps.push(step)
    if (step.found) return step
  }
  return null
}

function assistsOf(input: WalkInput, lead: string | undefined, steps: WalkStep[]): { id: string; name: string }[] {
  const assists = new Map<string, { id: string; name: string }>()
  for (const area of input.place.path) {
    for (const duty of rowsAt(input, area, 'assist')) {
      const step = look(input, area, duty)
      steps.push(step)
      if (step.found && step.found.id !== lead) assists.set(step.found.id, step.found)
    }
  }
  return [...assists.values()]
}

/** Total and deterministic: the same input gives the same walk, and it always says where it ended. */
export function walkDispatch(input: WalkInput): Walk {
  const steps: WalkStep[] = []
  const byDuty = walkUp(input, steps)
  const end = byDuty ?? lastResort(input, steps)
  const ending = byDuty ? 'duty' : end ? 'fallback' : 'none'
  return { lead: end?.found ?? null, assists: assistsOf(input, end?.found?.id, steps), ending, steps }
}
