import { serviceNeed } from './need-procedure.ts'
import { serviceOrder } from './order-procedure.ts'
import { microWish } from './wish-procedure.ts'

export const procedures = [serviceNeed, serviceOrder, microWish] as const
