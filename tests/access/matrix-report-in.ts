import type { contract } from '#features/report-in/index.ts'
import { requestId, type Row } from './row.ts'

export const reportInRows: { [K in keyof typeof contract.routes]: Row } = {
  openReportIn: {
    by: 'area',
    level: 'grid',
    args: place =>
      place.name === 'above' ? null : { body: { requestId: requestId(), areaCode: place.gridCode, words: '权限矩阵' } },
  },
  listReportIn: {},
}
