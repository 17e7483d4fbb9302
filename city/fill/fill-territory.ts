import type { Db } from '#platform/db/index.ts'
import { jsonb } from '#platform/db/index.ts'
import type { City } from '../city.ts'
import { foundedAt } from '../territory/compounds.ts'
import { inBatches } from './in-batches.ts'

const SINCE = foundedAt.toISOString().slice(0, 10)

/** Areas with their boundaries, and the built tree. */
export async function fillTerritory(db: Db, city: City): Promise<void> {
  const areas = city.areas.map(area => ({
    code: area.code,
    level: area.level,
    parent_code: area.parentCode,
    name: area.name,
    name_en: area.nameEn,
    kind: area.kind,
    functions: [...area.functions],
    valid_from: SINCE,
    lng: area.point[0],
    lat: area.point[1],
    households: area.households,
  }))
  await inBatches(areas, 500, rows => db.insertInto('territory.area').values(rows).execute())
  await inBatches(city.areas, 200, rows => db.insertInto('territory.boundary').values(rows.map(boundaryOf)).execute())
  // What the map module writes with its first drawing; without it every start would count the boundaries.
  await db
    .insertInto('platform.setting')
    .values({ key: 'territory.map', value: jsonb({ generation: 1, token: 'demo' }), updated_at: foundedAt })
    .execute()
  await fillCompounds(db, city)
  await fillHomes(db, city)
}

function boundaryOf(area: City['areas'][number]) {
  const positions = area.polygon.flat(2)
  const lngs = positions.map(([lng]) => lng)
  const lats = positions.map(([, lat]) => lat)
  return {
    code: area.code,
    generation: 1,
    valid_from: foundedAt,
    polygon: jsonb(area.polygon),
    min_lng: Math.min(...lngs),
    min_lat: Math.min(...lats),
    max_lng: Math.max(...lngs),
    max_lat: Math.max(...lats),
    source: 'demo',
  }
}

async function fillCompounds(db: Db, city: City): Promise<void> {
  const compounds = city.compounds.map(compound => ({
    district: compound.district,
    id: compound.id,
    community_code: compound.communityCode,
    name: compound.name,
    address: compound.address,
    lng: compound.point[0],
    lat: compound.point[1],
    households: compound.households,
    built_year: compound.builtYear,
  }))
  await inBatches(compounds, 500, rows => db.insertInto('territory.compound').values(rows).execute())
  const links = city.compounds.flatMap(compound =>
    compound.gridCodes.map(code => ({ district: compound.district, compound_id: compound.id, grid_code: code })),
  )
  await inBatches(links, 1000, rows => db.insertInto('territory.compound_grid').values(rows).execute())
  const buildings = city.compounds.flatMap(compound =>
    compound.buildings.map(building => ({
      district: compound.district,
      id: building.id,
      compound_id: compound.id,
      grid_code: building.gridCode,
      name: building.name,
      floors: building.floors,
      lng: building.point[0],
      lat: building.point[1],
    })),
  )
  await inBatches(buildings, 500, rows => db.insertInto('territory.building').values(rows).execute())
}

async function fillHomes(db: Db, city: City): Promise<void> {
  const units = city.units.map(({ district, id, buildingId, name }) => ({
    district,
    id,
    building_id: buildingId,
    name,
  }))
  await inBatches(units, 1000, rows => db.insertInto('territory.unit').values(rows).execute())
  const dwellings = city.units.flatMap(unit =>
    unit.dwellings.map(dwelling => ({
      district: unit.district,
      id: dwelling.id,
      unit_id: unit.id,
      name: dwelling.name,
      floor: dwelling.floor,
      area_centi_m2: dwelling.areaCentiM2,
    })),
  )
  await inBatches(dwellings, 1000, rows => db.insertInto('territory.dwelling').values(rows).execute())
}
