import type { territoryContract } from '#kernel/territory/index.ts'
import { noneAbove, reason, requestId, type Row, unique } from './row.ts'
import { MARK } from './marks.ts'
import type { Place } from './world.ts'

const byCompound = ({ district, compoundId }: Place) => ({ district, id: compoundId })
const byBuilding = ({ district, buildingId }: Place) => ({ district, id: buildingId })
const byUnit = ({ district, unitId }: Place) => ({ district, id: unitId })
const why = () => ({ requestId: requestId(), reason })

const builtThing = { by: 'area', level: 'grid' } as const

const corner = [
  [117.1, 32.1],
  [117.2, 32.1],
  [117.2, 32.2],
  [117.1, 32.1],
]
const onDrawing = (place: Place, rest: object = {}) =>
  noneAbove(place, {
    params: { code: place.areaCode },
    body: { grids: [{ code: `${place.areaCode}001`, polygon: [[corner]] }], ends: [], ...rest },
  })

export const territoryRows: { [K in keyof typeof territoryContract.routes]: Row } = {
  listAreas: {},
  getArea: { args: place => ({ params: { code: place.areaCode } }) },
  createArea: {
    by: 'area',
    args: place => ({
      body: { requestId: requestId(), code: `${place.areaCode}9${unique().slice(-2)}`, name: MARK },
    }),
  },
  editArea: { by: 'area', args: place => ({ params: { code: place.areaCode }, body: { requestId: requestId() } }) },
  closeArea: { by: 'area', args: place => ({ params: { code: place.areaCode }, body: why() }) },
  listBoundaries: { args: place => ({ params: { code: place.areaCode } }) },
  locate: { args: ({ lng, lat }) => ({ query: { lng, lat } }) },
  readDrawing: { by: 'area', args: place => noneAbove(place, { params: { code: place.areaCode } }) },
  tryRedraw: { by: 'area', args: onDrawing },
  commitRedraw: {
    by: 'area',
    args: place => onDrawing(place, { requestId: requestId(), generation: 0, effectiveOn: '2030-01-01', reason }),
  },
  withdrawRedraw: {
    by: 'nobody',
    args: place =>
      noneAbove(place, { params: { code: place.areaCode, id: requestId() }, body: { requestId: requestId() } }),
  },
  readBaseMap: {},
  saveBaseMap: { args: () => ({ body: { requestId: requestId(), kind: 'none' } }) },
  checkGrids: { by: 'area', args: place => noneAbove(place, { params: { code: place.areaCode } }) },
  listCompounds: { args: place => ({ query: { areaCode: place.areaCode } }) },
  createCompound: {
    by: 'area',
    args: ({ areaCode, lng, lat, name }) =>
      name === 'above'
        ? null
        : { body: { requestId: requestId(), communityCode: areaCode, name: `${MARK}${unique()}`, lng, lat } },
  },
  editCompound: {
    ...builtThing,
    args: place => noneAbove(place, { params: byCompound(place), body: { requestId: requestId() } }),
  },
  listBuildings: { ...builtThing, args: place => noneAbove(place, { params: byCompound(place) }) },
  createBuilding: {
    ...builtThing,
    args: place =>
      noneAbove(place, { params: byCompound(place), body: { requestId: requestId(), name: `${MARK}${unique()}` } }),
  },
  editBuilding: {
    ...builtThing,
    args: place => noneAbove(place, { params: byBuilding(place), body: { requestId: requestId() } }),
  },
  listUnits: { ...builtThing, args: place => noneAbove(place, { params: byBuilding(place) }) },
  createUnit: {
    ...builtThing,
    args: place =>
      noneAbove(place, { params: byBuilding(place), body: { requestId: requestId(), name: `${MARK}${unique()}` } }),
  },
  editUnit: {
    ...builtThing,
    args: place => noneAbove(place, { params: byUnit(place), body: { requestId: requestId(), name: MARK } }),
  },
  listDwellings: { ...builtThing, args: place => noneAbove(place, { params: byUnit(place) }) },
  createDwelling: {
    ...builtThing,
    args: place =>
      noneAbove(place, { params: byUnit(place), body: { requestId: requestId(), name: `${MARK}${unique()}` } }),
  },
  editDwelling: {
    ...builtThing,
    args: place =>
      noneAbove(place, {
        params: { district: place.district, id: place.dwellingId },
        body: { requestId: requestId(), name: MARK },
      }),
  },
  startImport: {
    args: () => ({
      body: { requestId: requestId(), kind: 'divisions', fileName: 'a.csv', text: 'code,name\n', dryRun: true },
    }),
  },
  listImports: {},
  // An import run is seen by whoever started it; there is none here.
  getImport: { by: 'nobody', args: place => ({ params: { id: place.dutyId } }) },
  readImportErrors: { by: 'nobody', args: place => ({ params: { id: place.dutyId } }) },
}
