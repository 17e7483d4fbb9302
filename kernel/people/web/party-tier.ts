import type { AreaLevel } from '#kernel/territory/index.ts'

/** The through-going chain of Party organisations, from the city committee to the centre household (A46, C16, D04). */
export const partyTiers = ['city', 'district', 'street', 'community', 'branch', 'group', 'household'] as const
export type PartyTier = (typeof partyTiers)[number]

/**
 * Which tier an organisation of the chain stands at. Down to the community its area says so; below, all sit in a grid and
 * each stands one tier under the one it belongs to. Null for what stands beside the chain.
 */
export function partyTier(level: AreaLevel, above: PartyTier | null): PartyTier | null {
  if (level === 'city' || level === 'district' || level === 'street') return level
  if (level === 'community' && (above === null || above === 'street')) return 'community'
  const next = above === null ? -1 : partyTiers.indexOf(above) + 1
  return partyTiers[Math.max(next, partyTiers.indexOf('branch'))] ?? null
}
