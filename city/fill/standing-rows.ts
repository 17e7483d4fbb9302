import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import type { City } from '../city.ts'
import { boundsOf } from '../geometry/measure.ts'
import { standingSince } from '../play/standing-since.ts'
import { foundedAt } from '../territory/compounds.ts'
import { type FullRow, insertRows } from './insert-rows.ts'

const period = { valid_from: standingSince, valid_to: null }

/** Everything that stands still: areas with boundaries, the built tree, organisations, people, posts, pairings. */
export async function insertStanding(db: Kysely<DB>, city: City): Promise<void> {
  await insertAreas(db, city)
  await insertDirectory(db, city)
  await insertBuilt(db, city)
}

async function insertAreas(db: Kysely<DB>, { areas }: City): Promise<void> {
  const rows = areas.map(
    (area): FullRow<'territory.area'> => ({
      code: area.code,
      level: area.level,
      parent_code: area.parentCode,
      name: area.name,
      name_en: area.nameEn,
      kind: area.kind === 'basic' ? 'basic' : 'dedicated',
      functions: area.functions,
      ...period,
      predecessor_code: null,
      successor_code: null,
      lng: area.point[0],
      lat: area.point[1],
      households: area.households,
    }),
  )
  await insertRows(db, 'territory.area', rows)
  const boundaries = areas.map((area): FullRow<'territory.boundary'> => {
    const { minLng, minLat, maxLng, maxLat } = boundsOf(area.polygon)
    return {
      code: area.code,
      generation: 1,
      valid_from: foundedAt,
      valid_to: null,
      polygon: area.polygon,
      min_lng: minLng,
      min_lat: minLat,
      max_lng: maxLng,
      max_lat: maxLat,
      source: '示例城市',
    }
  })
  await insertRows(db, 'territory.boundary', boundaries)
}

async function insertDirectory(db: Kysely<DB>, city: City): Promise<void> {
  const organisations = city.organisations.map(
    (one): FullRow<'people.organisation'> => ({
      id: one.id,
      kind: one.kind,
      tag: one.tag,
      name: one.name,
      short_name: one.shortName,
      area_code: one.areaCode,
      parent_id: one.parentId,
      credit_code: one.creditCode,
      phone: one.phone,
      address: one.address,
      ...period,
    }),
  )
  await insertRows(db, 'people.organisation', organisations)
  const people = city.people.map(({ id, kind, name }): FullRow<'people.person'> => {
    return { id, kind, name, valid_to: null, created_at: foundedAt }
  })
  await insertRows(db, 'people.person', people)
  const posts = city.posts.map(
    (post): FullRow<'people.post'> => ({
      id: post.id,
      person_id: post.personId,
      role: post.role,
      organisation_id: post.organisationId,
      area_code: post.areaCode,
      case_types: null,
      ...period,
    }),
  )
  await insertRows(db, 'people.post', posts)
  const pairings = city.pairings.map(
    (pairing): FullRow<'people.pairing'> => ({
      id: pairing.id,
      kind: pairing.kind,
      person_id: pairing.personId,
      organisation_id: pairing.organisationId,
      area_code: pairing.areaCode,
      target_kind: pairing.targetKind,
      target_id: pairing.targetId,
      purpose: pairing.purpose,
      legal_basis: pairing.legalBasis,
      ...period,
    }),
  )
  await insertRows(db, 'people.pairing', pairings)
}

async function insertBuilt(db: Kysely<DB>, { compounds, units }: City): Promise<void> {
  const rows = compounds.map(
    (compound): FullRow<'territory.compound'> => ({
      district: compound.district,
      id: compound.id,
      community_code: compound.communityCode,
      name: compound.name,
      address: compound.address,
      lng: compound.point[0],
      lat: compound.point[1],
      households: compound.households,
      built_year: compound.builtYear,
      valid_to: null,
    }),
  )
  await insertRows(db, 'territory.compound', rows)
  const touched = compounds.flatMap(({ district, id, gridCodes }) =>
    gridCodes.map((grid_code): FullRow<'territory.compound_grid'> => ({ district, compound_id: id, grid_code })),
  )
  await insertRows(db, 'territory.compound_grid', touched)
  const buildings = compounds.flatMap(({ district, id, buildings: own }) =>
    own.map(
      (building): FullRow<'territory.building'> => ({
        district,
        id: building.id,
        compound_id: id,
        grid_code: building.gridCode,
        name: building.name,
        floors: building.floors,
        lng: building.point[0],
        lat: building.point[1],
      }),
    ),
  )
  await insertRows(db, 'territory.building', buildings)
  const unitRows = units.map(({ district, id, buildingId, name }): FullRow<'territory.unit'> => {
    return { district, id, building_id: buildingId, name }
  })
  await insertRows(db, 'territory.unit', unitRows)
  const dwellings = units.flatMap(({ district, id: unit_id, dwellings: own }) =>
    own.map(({ id, name, floor, areaCentiM2 }): FullRow<'territory.dwelling'> => {
      return { district, id, unit_id, name, floor, area_centi_m2: areaCentiM2 }
    }),
  )
  await insertRows(db, 'territory.dwelling', dwellings)
}
