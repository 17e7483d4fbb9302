import type { Random } from '../random.ts'
import type { CityArea } from './city-area.ts'
import { dedicatedSites, lakeSite, type DedicatedSite } from './place-names.ts'

/** Party building, integrated governance, civil affairs, emergency, fire, health, urban management: one grid for all (C29). */
const allNets = ['party', 'governance', 'civil_affairs', 'emergency', 'fire', 'health', 'urban'] as const
const dedicatedNets = ['governance', 'emergency', 'fire', 'urban'] as const

interface Draft {
  lake: boolean
  area: CityArea
}

/** Basic grids get households by their size; the lake becomes a park. Schools and the like follow in {@link dedicate}. */
export function nameGrids(random: Random, drafts: readonly Draft[]): CityArea[] {
  return drafts.map(({ lake, area }) => {
    if (lake) return dedicated(area, lakeSite)
    const blocks = Math.min(2.2, area.cells.length ** 0.6)
    const households = Math.round((random.between(230, 390) * blocks) / 5) * 5
    return { ...area, functions: allNets, households }
  })
}

/** Gives every site a small grid of its own, at most one in a community, spread over the districts in turn. */
export function dedicate(random: Random, areas: readonly CityArea[]): CityArea[] {
  const districts = ['990101', '990102', '990103']
  const chosen = new Map<string, DedicatedSite>()
  const used = new Set(areas.filter(area => area.kind !== 'basic').map(area => area.parentCode))
  const free = random.shuffle(areas.filter(area => area.level === 'grid' && area.cells.length === 1))
  const communities = areas.filter(area => area.level === 'community').length
  dedicatedSites.slice(0, Math.floor(communities / 3)).forEach((site, index) => {
    const home = site.name[0].includes('滨湖') ? '990103' : districts[index % districts.length]
    const grid = free.find(one => one.code.startsWith(home ?? '') && !used.has(one.parentCode))
    if (!grid) return
    used.add(grid.parentCode)
    chosen.set(grid.code, site)
  })
  return areas.map(area => {
    const site = chosen.get(area.code)
    return site ? dedicated(area, site) : area
  })
}

function dedicated(area: CityArea, site: DedicatedSite): CityArea {
  const [zh, en] = site.name
  const name = `${zh}专属网格`
  return { ...area, name, nameEn: `${en} Grid`, kind: site.kind, functions: dedicatedNets, households: 0 }
}
