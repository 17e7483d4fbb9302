import { errandZh } from './errand-messages.zh.ts'
import { taskZh } from './task-messages.zh.ts'
import { whistleZh } from './whistle-messages.zh.ts'

export const zh = {
  permissions: { ...whistleZh.permissions, ...taskZh.permissions, ...errandZh.permissions },
  procedures: { ...whistleZh.procedures, ...taskZh.procedures, ...errandZh.procedures },
  whistle: whistleZh.whistle,
  task: taskZh.task,
  errand: errandZh.errand,
  fields: { ...whistleZh.fields, ...errandZh.fields },
  options: { ...whistleZh.options, ...errandZh.options },
  errors: { ...whistleZh.errors, ...taskZh.errors, ...errandZh.errors },
}
