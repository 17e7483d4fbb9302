import type { City } from '../city.ts'

/** Who takes a step: a desk, the unit at work, whoever asked, whoever has claimed it, or the machine. */
export type ServiceDoer = 'dispatcher' | 'checker' | 'unit' | 'requester' | 'claimant' | 'machine'

export interface ServiceStep {
  /** Days after it was opened. */
  day: number
  by: ServiceDoer
  action: string
  note?: string
  form?: Record<string, unknown>
}

export type ServiceKind = 'need' | 'service_order' | 'wish'

/** One case of this part with its whole story; what would lie ahead of now has not happened yet. */
export interface ServicePlan {
  kind: ServiceKind
  procedure: 'service_need' | 'service_order' | 'micro_wish'
  /** Days ago. */
  days: number
  areaCode: string
  title: string
  place: string
  field: string | null
  requesterId: string | null
  /** A neighbour who takes it up. */
  claimantId: string | null
  steps: readonly ServiceStep[]
}

/** The company of the property manager, which every story of a unit is about. */
export function companyOf({ cast, posts }: City): string {
  const manager = cast.get('property')?.id
  return posts.find(post => post.personId === manager && post.organisationId !== null)?.organisationId ?? ''
}

/** One of the residents who ask and help; the first is the persona. */
export function neighbour({ residents }: City, index: number): string {
  return residents[index % residents.length]?.id ?? ''
}
