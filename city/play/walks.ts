import { type Walk, walkDispatch } from '#features/matters/index.ts'
import { levelOf, lineage } from '#kernel/territory/index.ts'
import type { City } from '../city.ts'
import type { Place } from '../matters/places.ts'

type WalkInput = Parameters<typeof walkDispatch>[0]
type Candidate = WalkInput['organisations'][number]
export type Duty = WalkInput['duties'][number]

/** The dispatch walk over the city in memory, by the same rule the product uses. */
export type WalkFrom = (place: Place, categoryId: string) => Walk

export function createWalks(city: City, duties: readonly Duty[]): WalkFrom {
  const names = new Map(city.areas.map(area => [area.code, area.name]))
  const serves = Map.groupBy(
    city.pairings.filter(one => one.purpose === '物业服务'),
    one => one.organisationId ?? '',
  )
  const candidates: Candidate[] = city.organisations.map(({ id, name, kind, tag, areaCode }) => {
    const compoundIds = (serves.get(id) ?? []).map(one => one.targetId)
    return { id, name, kind, tag, areaCode, compoundIds }
  })
  const byArea = Map.groupBy(candidates, one => one.areaCode)
  const companies = candidates.filter(one => one.compoundIds.length > 0)
  return ({ gridCode, compound }, categoryId) => {
    const line = lineage(gridCode).toSorted((a, b) => b.length - a.length)
    const serving = compound ? companies.filter(one => one.compoundIds.includes(compound.id)) : []
    const field = categoryId.split('.')[0] ?? categoryId
    return walkDispatch({
      category: { id: categoryId, field },
      place: {
        path: line.flatMap(code => {
          const level = levelOf(code)
          return level === 'micro_grid' ? [] : [{ level, code, name: names.get(code) ?? code }]
        }),
        compound: compound && { id: compound.id, name: compound.name },
      },
      duties: duties.filter(duty => duty.categoryId === categoryId || duty.categoryId === field),
      organisations: [...line.flatMap(code => byArea.get(code) ?? []), ...serving],
    })
  }
}
