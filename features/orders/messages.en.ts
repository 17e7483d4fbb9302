import type { Messages } from '#platform/i18n.ts'
import { service } from './messages-service.en.ts'
import type { zh } from './messages.zh.ts'

export const en: Messages<typeof zh> = { ...service }
