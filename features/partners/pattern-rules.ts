import { isWithin, levelOf } from '#kernel/territory/index.ts'
import { type Role, seats } from '#kernel/people/index.ts'
import type { CheckedArea, CheckedNode, PatternGap, PatternNode } from './pattern-shapes.ts'

interface Place {
  code: string
  name: string
}

interface Standing {
  id: string
  name: string
  kind: string
  areaCode: string
  parentId: string | null
}

/** What stands on the ground: organisations, areas, and how often a role is held for an organisation or at an area. */
export interface Ground {
  organisations: readonly Standing[]
  areas: readonly Place[]
  held(role: Role, at: { organisationId: string; areaCode: string }): number
  locale: 'zh' | 'en'
}

/** Why the levels of a shape do not hang together; null when they do. */
export function shapeFault(nodes: readonly PatternNode[]): 'partners.one_top' | 'partners.level_unknown' | null {
  const before = new Set<string>()
  let tops = 0
  for (const node of nodes) {
    if (node.parent === null) tops += 1
    // Each comes after the one above it: so there is no ring.
    else if (!before.has(node.parent)) return 'partners.level_unknown'
    if (before.has(node.key)) return 'partners.level_unknown'
    before.add(node.key)
  }
  return tops === 1 && nodes[0]?.parent === null ? null : 'partners.one_top'
}

/** Compares one area with a shape, from the top down; what hangs under something missing is not asked for. */
export function checkArea(nodes: readonly PatternNode[], root: Place, ground: Ground): CheckedArea {
  const found: CheckedNode[] = []
  const areaNames = new Map([root, ...ground.areas].map(area => [area.code, area.name]))
  const descend = (node: PatternNode, at: { area: Place; above: Standing | null; aboveId: string | null }): void => {
    for (const place of placesOf(node, at.area, ground)) {
      const here = standingAt(node, { ...at, place }, ground)
      const path = `${at.aboveId ?? ''}/${node.key}@${place.code}`
      const common = { parentId: at.aboveId, nodeKey: node.key, level: node.name[ground.locale] }
      for (const one of here) {
        const id = `${path}:${one.id}`
        const area = { areaCode: one.areaCode, areaName: areaNames.get(one.areaCode) ?? one.areaCode }
        const organisation = { id: one.id, name: one.name }
        found.push({ ...common, ...area, id, organisation, missing: 0, vacancies: vacanciesOf(node, one, ground) })
        const inside = { area: { code: one.areaCode, name: area.areaName }, above: one, aboveId: id }
        for (const below of nodes.filter(next => next.parent === node.key)) descend(below, inside)
      }
      const missing = Math.max(0, node.least - here.length)
      const area = { areaCode: place.code, areaName: place.name }
      if (missing > 0) found.push({ ...common, ...area, id: path, organisation: null, missing, vacancies: [] })
    }
  }
  for (const top of nodes.filter(node => node.parent === null)) descend(top, { area: root, above: null, aboveId: null })
  return { ...root, gaps: found.reduce((sum, node) => sum + gapsOf(node), 0), nodes: found }
}

/** Where a level is asked for: once under what is above, or in every area of its level there. */
function placesOf(node: PatternNode, area: Place, ground: Ground): readonly Place[] {
  if (node.per === 'parent' || node.parent === null) return [area]
  return ground.areas.filter(one => levelOf(one.code) === node.levels[0] && isWithin(one.code, area.code))
}

function standingAt(
  node: PatternNode,
  at: { place: Place; above: Standing | null },
  { organisations }: Ground,
): Standing[] {
  const fits = organisations.filter(
    one => one.kind === node.kind && node.levels.some(level => level === levelOf(one.areaCode)),
  )
  if (at.above === null) return fits.filter(one => one.areaCode === at.place.code)
  const { id } = at.above
  if (node.per === 'area') return fits.filter(one => one.areaCode === at.place.code && one.id !== id)
  return fits.filter(one => one.parentId === id)
}

function vacanciesOf(node: PatternNode, one: Standing, ground: Ground): CheckedNode['vacancies'] {
  return node.posts.flatMap(({ role, least, from }) => {
    const have = ground.held(role, { organisationId: one.id, areaCode: one.areaCode })
    return have < least ? [{ role, want: least, have, from: from?.[ground.locale] ?? null }] : []
  })
}

/** True when a role is held for an organisation; else it is held at a place. */
export function heldForOrganisation(role: Role): boolean {
  return seats[role].forOrganisation
}

function gapsOf(node: CheckedNode): number {
  return node.missing + node.vacancies.reduce((sum, one) => sum + one.want - one.have, 0)
}

/** The gaps of an area as lines. */
export function gapLines({ code, name, nodes }: CheckedArea): PatternGap[] {
  return nodes.flatMap(node => {
    const common = {
      rootCode: code,
      rootName: name,
      areaCode: node.areaCode,
      areaName: node.areaName,
      level: node.level,
    }
    const organisation = node.organisation?.name ?? null
    const missing = node.missing > 0 ? [{ ...common, organisation, role: null, lacking: node.missing }] : []
    return [
      ...missing,
      ...node.vacancies.map(({ role, want, have }) => ({ ...common, organisation, role, lacking: want - have })),
    ]
  })
}
