import { contains, drawInside } from '../geometry/measure.ts'
import { type Position, round } from '../geometry/position.ts'
import type { Random } from '../random.ts'
import type { CityArea } from '../territory/city-area.ts'
import type { Compound } from '../territory/compounds.ts'
import { addressIn, crossingIn } from '../territory/roads.ts'

/** Where a matter is: the point lies inside the grid named. */
export interface Place {
  gridCode: string
  compound: Compound | null
  point: Position
  /** As one would say it. */
  text: string
  setting: 'building' | 'compound' | 'street'
}

const inCompound = [
  '北门',
  '南门',
  '东门',
  '地下车库入口',
  '中心花园',
  '儿童游乐区',
  '快递柜旁',
  '垃圾投放点',
  '物业服务中心旁',
  '健身广场',
]
const onStreet = ['公交站旁', '人行道', '路口东北角', '路口西南角', '非机动车道', '天桥下', '过街斑马线旁', '绿化带']
const atSite: Record<string, readonly string[]> = {
  school: ['校门口', '东侧围墙外', '家长等候区', '操场后门'],
  hospital: ['门诊楼前', '急诊入口', '停车场出口', '住院部后门'],
  park: ['东门', '湖边步道', '停车场', '儿童乐园', '观景平台', '北岸栈道'],
  market: ['东门', '水产区后面', '卸货口', '公共厕所旁'],
}

/** Items that happen where people live. */
const atHome = new Set([
  'security.entrance',
  'hazard.ebike',
  'hazard.fire_lane',
  'hazard.lift',
  'hazard.falling',
  'dispute.neighbour',
  'dispute.property',
  'cityscape.clutter',
  'livelihood.charging',
  'policy.notice',
  'policy.question',
])
/** Of these, items of one building rather than of the grounds. */
const indoors = new Set([
  'security.entrance',
  'hazard.ebike',
  'hazard.lift',
  'hazard.falling',
  'hazard.gas',
  'dispute.neighbour',
  'cityscape.clutter',
  'livelihood.utilities',
])
/** Items that happen on the street. */
const outside = new Set([
  'hazard.drowning',
  'cityscape.street_trade',
  'livelihood.road',
  'dispute.consumer',
  'information.premises',
])

export interface PlaceWish {
  community: string
  category: string
  gridCode?: string | undefined
  /** In one of these compounds. */
  compoundIds?: readonly string[] | undefined
}

/** Picks a place for an item in a community; more often near homes, since that is where people are. */
export function createPlaces(areas: readonly CityArea[], compounds: readonly Compound[]) {
  const gridsOf = Map.groupBy(
    areas.filter(area => area.level === 'grid'),
    grid => grid.parentCode ?? '',
  )
  const byCode = new Map(areas.map(area => [area.code, area]))
  const compoundsOf = Map.groupBy(compounds, compound => compound.communityCode)
  return (random: Random, wish: PlaceWish): Place => {
    const { community, category, gridCode, compoundIds } = wish
    const homes = (compoundsOf.get(community) ?? [])
      .filter(one => !gridCode || one.gridCodes.includes(gridCode))
      .filter(one => !compoundIds || compoundIds.includes(one.id))
    const home = compoundIds || atHome.has(category) || (!outside.has(category) && random.chance(0.62))
    if (home && homes.length > 0) {
      const compound = random.weighted(homes.map(one => [one, one.households] as const))
      return inHome(random, compound, code => byCode.get(code), category)
    }
    const grids = (gridsOf.get(community) ?? []).filter(one => !gridCode || one.code === gridCode)
    return onGround(random, random.pick(grids))
  }
}
export type DrawPlace = ReturnType<typeof createPlaces>

/** Within some twenty metres of a building, never across the border of its grid. */
function inHome(
  random: Random,
  compound: Compound,
  areaOf: (code: string) => CityArea | undefined,
  categoryId: string,
): Place {
  const building = random.pick(compound.buildings)
  const [lng, lat] = building.point
  const near: Position = [round(lng + random.between(-0.0002, 0.0002)), round(lat + random.between(-0.00016, 0.00016))]
  const grid = areaOf(building.gridCode)
  const point = grid && contains(grid.polygon, near) ? near : building.point
  const unit = random.chance(0.5) ? `${random.int(1, 3)}单元` : ''
  const spot = !indoors.has(categoryId) && random.chance(0.4) ? random.pick(inCompound) : null
  const setting = spot ? 'compound' : 'building'
  return {
    gridCode: building.gridCode,
    compound,
    point,
    text: `${compound.name}${spot ?? `${building.name}${unit}`}`,
    setting,
  }
}

function onGround(random: Random, grid: CityArea): Place {
  const point = drawInside(grid.polygon, random, 8)
  const rounded: Position = [round(point[0]), round(point[1])]
  const spots = atSite[grid.kind]
  const text = spots
    ? `${grid.name.replace('专属网格', '')}${random.pick(spots)}`
    : random.chance(0.55)
      ? `${crossingIn(grid.cells, random)}${random.chance(0.6) ? random.pick(onStreet).replace('路口', '') : ''}`
      : `${addressIn(grid.cells, random)}${random.pick(['门前', '门口', '附近', '对面'])}`
  const inside = contains(grid.polygon, rounded) ? rounded : point
  return { gridCode: grid.code, compound: null, point: inside, text, setting: 'street' }
}
