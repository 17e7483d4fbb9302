import { en } from './messages.en.ts'
import { zh } from './messages.zh.ts'

export { baseMap, type BaseMapDrawing, type BaseMapSetting, drawingOf, noBaseMap, tianditu, xyz } from './base-map.ts'
export {
  ancestors,
  areaCode,
  type AreaLevel,
  areaLevels,
  codeLength,
  districtOf,
  isAreaCode,
  isWithin,
  levelOf,
  lineage,
  parentOf,
  prefixRange,
} from './code.ts'
export { contract, contract as territoryContract } from './contract.ts'
export { fromWgs84, toWgs84 } from './crs.ts'
export { type Bounds, type MultiPolygon, type Polygon, type Position, type Ring, squareMetres } from './geometry.ts'
export {
  type Attribution,
  type Boundary,
  buildGridIndex,
  DEFAULT_TOLERANCE_M,
  type GridIndex,
  type Located,
} from './grid-index.ts'
export {
  cellOf,
  cellTile,
  clusterShift,
  quadkey,
  QUADKEY_ZOOM,
  type Tile,
  tileAt,
  tileBounds,
  tileRange,
} from './quadkey.ts'
export { type ImportReport, type RowError } from './import-report.ts'
export { permissions } from './permissions.ts'
export {
  type Area,
  type AreaDetail,
  areaKinds,
  type AreaRef,
  type Building,
  type Compound,
  type Crs,
  crsNames,
  type Dwelling,
  gridFunctions,
  type TopologyFault,
  type Unit,
} from './shapes.ts'
export { checkTopology } from './topology.ts'

export const messages = { zh, en }
