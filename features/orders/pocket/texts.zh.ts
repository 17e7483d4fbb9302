import { serviceZh } from './service-texts.zh.ts'
import { whistleZh } from './whistle-texts.zh.ts'

export const zh = { ...whistleZh, ...serviceZh }
