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

/** The rows that speak about a category at this place. */
function rowsOf(input: WalkInput, categoryId: string): Duty[] {
  const own = input.place.path[0]?.code ?? ''
  return input.duties
    .filter(duty => duty.categoryId === categoryId)
    .filter(duty => duty.areaCode === null || own.startsWith(duty.areaCode))
}

function specificity(duty: Duty): number {
  return (duty.areaCode?.length ?? 0) * 10 + (duty.organisationId ? 1 : 0)
}

/** Those of one level in the order they are tried: what is said of a smaller area, or of one organisation, comes first. */
function atLevel(rows: readonly Duty[], area: WalkArea, part: DutyPart): Duty[] {
  return rows
    .filter(duty => duty.level === area.level && duty.part === part)
    .toSorted((a, b) => specificity(b) - specificity(a) || a.position - b.position || (a.id < b.id ? -1 : 1))
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

function walkUp(input: WalkInput, rows: readonly Duty[], steps: WalkStep[]): WalkStep | null {
  for (const area of input.place.path) {
    for (const duty of atLevel(rows, area, 'lead')) {
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

function assistsOf(
  input: WalkInput,
  at: { rows: readonly Duty[]; lead: string | undefined; steps: WalkStep[] },
): { id: string; name: string }[] {
  const assists = new Map<string, { id: string; name: string }>()
  for (const area of input.place.path) {
    for (const duty of atLevel(at.rows, area, 'assist')) {
      const step = look(input, area, duty)
      at.steps.push(step)
      if (step.found && step.found.id !== at.lead) assists.set(step.found.id, step.found)
    }
  }
  return [...assists.values()]
}

/**
 * Total and deterministic: the same input gives the same walk, and it always says where it ended.
 * An item's own rows are walked from the grid to the city; only when they lead to nobody, those of its field are.
 * Everyone named as assisting, at whatever level, assists; an item with rows of its own takes none of its field.
 */
export function walkDispatch(input: WalkInput): Walk {
  const steps: WalkStep[] = []
  const own = input.category ? rowsOf(input, input.category.id) : []
  const general = input.category ? rowsOf(input, input.category.field) : []
  const byDuty = walkUp(input, own, steps) ?? walkUp(input, general, steps)
  const end = byDuty ?? lastResort(input, steps)
  const lead = end?.found ?? null
  return {
    lead,
    assists: assistsOf(input, { rows: own.length > 0 ? own : general, lead: lead?.id, steps }),
    ending: byDuty ? 'duty' : end ? 'fallback' : 'none',
    steps,
  }
}
