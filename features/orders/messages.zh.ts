import { service } from './messages-service.zh.ts'

export const zh = { ...service }
