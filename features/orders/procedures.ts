import { errand } from './errand-procedures.ts'
import { serviceNeed } from './need-procedure.ts'
import { serviceOrder } from './order-procedure.ts'
import { gridTask, taskClaim, unitClaim } from './task-procedures.ts'
import { whistleProcedures } from './whistle-procedures.ts'
import { microWish } from './wish-procedure.ts'

/** Of needs, orders and wishes: what a service goes through. */
export const serviceProcedures = [serviceNeed, serviceOrder, microWish] as const

export const procedures = [
  ...Object.values(whistleProcedures).flatMap(side => [side.whistle, side.call]),
  gridTask,
  taskClaim,
  unitClaim,
  errand,
  ...serviceProcedures,
]
