import type { contract } from '#features/partners/index.ts'
import { requestId, type Row } from './row.ts'

export const partnersRows: { [K in keyof typeof contract.routes]: Row } = {
  openPartners: {
    by: 'area',
    level: 'grid',
    args: place =>
      place.name === 'above' ? null : { body: { requestId: requestId(), areaCode: place.gridCode, words: '权限矩阵' } },
  },
  listPartners: {},
}
