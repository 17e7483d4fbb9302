/** What decides whether somebody may see who asked. */
export interface RevealFacts {
  /** There is a requester row at all. */
  present: boolean
  hasContact: boolean
  detached: boolean
  secretFromUnit: boolean
  /** The caller's permission carries to this matter. */
  permitted: boolean
  /** It carries only because the matter is with the caller's unit. */
  onlyAsUnit: boolean
}

/** The error code that refuses, or null. */
export function revealFault(facts: RevealFacts): string | null {
  if (!facts.permitted) return 'matters.reveal_forbidden'
  if (!facts.present) return 'matters.no_matter_here'
  // The unit complained about must not learn who complained, whatever else its people may do (petitions, art. 30).
  if (facts.secretFromUnit && facts.onlyAsUnit) return 'matters.sealed_from_unit'
  if (facts.detached) return 'matters.contact_detached'
  return facts.hasContact ? null : 'matters.no_contact'
}
