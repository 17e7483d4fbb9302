import type { Messages } from '#platform/i18n.ts'
import { serviceEn } from './service-texts.en.ts'
import type { zh } from './texts.zh.ts'
import { whistleEn } from './whistle-texts.en.ts'

export const en: Messages<typeof zh> = {
  menu: {
    whistles: 'Whistles',
    tasks: 'Grid tasks',
    openTasks: 'Tasks to claim',
    errands: 'Errands',
    kinds: 'Menu of whistles',
    needs: 'Needs',
    menus: 'Service menus',
    orders: 'Service orders',
    wishes: 'Micro-wishes',
  },
  ...whistleEn,
  ...serviceEn,
}
