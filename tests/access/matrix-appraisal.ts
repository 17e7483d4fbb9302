import type { contract } from '#kernel/appraisal/index.ts'
import type { Row } from './row.ts'

export const appraisalRows: { [K in keyof typeof contract.routes]: Row } = {
  listSchemes: {},
  listRounds: {},
}
