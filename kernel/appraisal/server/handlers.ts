import type { Ctx } from '#kernel/access/server/index.ts'
import { definePart } from '#platform/http/mount.ts'
import { contract } from '../contract.ts'
import { adjustmentHandlers } from './adjustment-handlers.ts'
import { linkHandlers, myHandlers } from './my-handlers.ts'
import { publicHandlers } from './public-handlers.ts'
import { raterHandlers } from './rater-handlers.ts'
import { roundHandlers } from './round-handlers.ts'
import { schemeHandlers } from './scheme-handlers.ts'

export const appraisalPart = definePart<typeof contract.routes, Ctx>(contract, {
  ...schemeHandlers,
  ...roundHandlers,
  ...raterHandlers,
  ...adjustmentHandlers,
  ...myHandlers,
  ...linkHandlers,
  ...publicHandlers,
})
