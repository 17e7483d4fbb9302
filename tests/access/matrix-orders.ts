import type { contract } from '#features/orders/index.ts'
import { requestId, type Row } from './row.ts'

export const ordersRows: { [K in keyof typeof contract.routes]: Row } = {
  openOrders: {
    by: 'area',
    level: 'grid',
    args: place =>
      place.name === 'above' ? null : { body: { requestId: requestId(), areaCode: place.gridCode, words: '权限矩阵' } },
  },
  listOrders: {},
}
