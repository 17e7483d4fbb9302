import type { DispatchTo } from '../matters/script.ts'
import type { PlayedDispatch, PlayedMatter } from './played.ts'
import type { World } from './world.ts'

/** Whom the dispatcher chose, beside what the duty list said. */
export function dispatchChoice(
  { directory, walk }: World,
  played: PlayedMatter,
  to: DispatchTo,
): { form: Record<string, unknown>; explanation: PlayedDispatch['explanation'] } {
  const { category } = played.record.case
  const suggested = walk(played.plan.place, category ?? 'other.else')
  const lead = typeof to === 'object' ? to.organisationId : to === 'wrong' ? other() : suggested.lead?.id
  if (!lead) throw new Error(`Nobody to dispatch to at ${played.plan.place.gridCode}`)
  const assists = to === 'suggested' ? suggested.assists.map(one => one.id).filter(id => id !== lead) : []
  const named = (id: string) => {
    const organisation = directory.organisation(id)
    return { id, name: organisation?.shortName ?? organisation?.name ?? '' }
  }
  return {
    form: { leadOrganisationId: lead, assistOrganisationIds: assists },
    explanation: {
      followed: suggested.lead?.id === lead,
      suggested,
      chosen: { lead: named(lead), assists: assists.map(named) },
    },
  }

  /** A plausible mistake: the office of the street, or, where that was right, the committee of the community. */
  function other(): string | undefined {
    const code = played.plan.place.gridCode
    const office = walk(played.plan.place, 'hazard').lead?.id
    const committee = walk({ ...played.plan.place, gridCode: code, compound: null }, 'policy.question').lead?.id
    return office === suggested.lead?.id ? committee : office
  }
}
