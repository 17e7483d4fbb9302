import type { OrganisationKind, OrganisationTag } from '#kernel/people/index.ts'
import type { WhistleSide } from './whistle-procedures.ts'

interface Post {
  role: string
  areaCode: string
}

/** Who whistles by a person's posts over the place: the street when they sit there, else the community; null: neither. */
export function sideOf(posts: readonly Post[], areaCode: string): { side: WhistleSide; areaCode: string } | null {
  const over = posts.filter(post => areaCode.startsWith(post.areaCode))
  const street = over.find(post => post.role === 'street_supervisor')
  if (street) return { side: 'street', areaCode: street.areaCode }
  const desk = over.find(post => post.role === 'community_dispatcher')
  return desk ? { side: 'community', areaCode: desk.areaCode } : null
}

export interface CalledUnit {
  organisationKind: OrganisationKind
  organisationTag: OrganisationTag | null
  why: string
}

interface Organisation {
  id: string
  kind: string
  tag: string | null
  name: string
}

/** The unit meant by each line of a kind: the first of `near`, which is ordered with the nearest first; null where there is none. */
export function resolveUnits(
  units: readonly CalledUnit[],
  near: readonly Organisation[],
): { why: string; unit: CalledUnit; organisation: Organisation | null }[] {
  return units.map(unit => ({
    why: unit.why,
    unit,
    organisation:
      near.find(
        one =>
          one.kind === unit.organisationKind && (unit.organisationTag === null || one.tag === unit.organisationTag),
      ) ?? null,
  }))
}
