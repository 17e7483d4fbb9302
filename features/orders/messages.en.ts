import type { Messages } from '#platform/i18n.ts'
import type { zh } from './messages.zh.ts'
import { errandEn } from './errand-messages.en.ts'
import { measuresEn } from './measure-messages.en.ts'
import { serviceEn } from './service-messages.en.ts'
import { taskEn } from './task-messages.en.ts'
import { whistleEn } from './whistle-messages.en.ts'

export const en: Messages<typeof zh> = {
  ...serviceEn,
  procedures: { ...serviceEn.procedures, ...whistleEn.procedures, ...taskEn.procedures, ...errandEn.procedures },
  whistle: whistleEn.whistle,
  task: taskEn.task,
  errand: errandEn.errand,
  fields: { ...serviceEn.fields, ...whistleEn.fields, ...errandEn.fields },
  options: { ...whistleEn.options, ...errandEn.options },
  errors: { ...serviceEn.errors, ...whistleEn.errors, ...taskEn.errors, ...errandEn.errors },
  measures: measuresEn,
}
