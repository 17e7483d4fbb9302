import type { contract } from '#features/wall/index.ts'
import type { Row } from './row.ts'

export const wallRows: { [K in keyof typeof contract.routes]: Row } = {
  readWall: { by: 'area', args: place => ({ query: { area: place.areaCode } }) },
}
