import { errandZh } from './errand-messages.zh.ts'
import { measuresZh } from './measure-messages.zh.ts'
import { serviceZh } from './service-messages.zh.ts'
import { taskZh } from './task-messages.zh.ts'
import { whistleZh } from './whistle-messages.zh.ts'

export const zh = {
  ...serviceZh,
  procedures: { ...serviceZh.procedures, ...whistleZh.procedures, ...taskZh.procedures, ...errandZh.procedures },
  whistle: whistleZh.whistle,
  task: taskZh.task,
  errand: errandZh.errand,
  fields: { ...serviceZh.fields, ...whistleZh.fields, ...errandZh.fields },
  options: { ...whistleZh.options, ...errandZh.options },
  errors: { ...serviceZh.errors, ...whistleZh.errors, ...taskZh.errors, ...errandZh.errors },
  measures: measuresZh,
}
