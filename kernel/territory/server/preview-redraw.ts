import type { Db } from '#platform/db/index.ts'
import { districtOf } from '../code.ts'
import type { Position } from '../geometry.ts'
import { faultsOf, gridsAfter, movesOf, type RedrawPlan, type RedrawPreview } from '../redraw.ts'
import { inForceOn } from './in-force.ts'
import { communityShapes } from './read-drawing.ts'
import type { TerritoryDeps } from './territory-deps.ts'

interface Asked {
  code: string
  plan: RedrawPlan
  today: string
}

/** Says what would follow from a redraw, and writes nothing. */
export async function previewRedraw(db: Db, { code, plan, today }: Asked, { openPlaces }: TerritoryDeps) {
  const shapes = await communityShapes(db, code)
  const before = shapes.filter(shape => shape.code !== code)
  const community = { code, polygon: shapes.find(shape => shape.code === code)?.polygon ?? null }
  const faults = faultsOf({ community, before, plan })
  const after = gridsAfter(before, plan)
  const places = await openPlaces(db, code)
  const compounds = await compoundPlaces(db, code, today)
  const changed = (points: readonly Position[]) => movesOf(points, before, after).filter(({ from, to }) => from !== to)
  const [matters, built] = [changed(places), changed(compounds.map(({ lng, lat }) => [lng, lat]))]
  return {
    faults,
    matters: matters.length,
    compounds: built.length,
    moves: summed(matters, built),
  } satisfies RedrawPreview
}

interface Move {
  from: string | null
  to: string | null
}

function summed(matters: readonly Move[], compounds: readonly Move[]): RedrawPreview['moves'] {
  const byWay = new Map<string, RedrawPreview['moves'][number]>()
  const add = (kind: 'matters' | 'compounds', { from, to }: Move) => {
    const way = { from: from ?? '', to: to ?? '' }
    const key = `${way.from}>${way.to}`
    const known = byWay.get(key) ?? { ...way, matters: 0, compounds: 0 }
    byWay.set(key, { ...known, [kind]: known[kind] + 1 })
  }
  for (const move of matters) add('matters', move)
  for (const move of compounds) add('compounds', move)
  return [...byWay.values()].toSorted((a, b) => `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`))
}

/** Compounds of a community in force, with the point each is found at. */
export function compoundPlaces(db: Db, community: string, today: string) {
  return db
    .selectFrom('territory.compound')
    .select(['district', 'id', 'lng', 'lat'])
    .where('district', '=', districtOf(community))
    .where('community_code', '=', community)
    .where(inForceOn(today, 'valid_to'))
    .orderBy('id')
    .execute()
}
