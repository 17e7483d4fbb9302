import { serviceZh } from './service-texts.zh.ts'
import { whistleZh } from './whistle-texts.zh.ts'

export const zh = {
  menu: {
    whistles: '吹哨',
    tasks: '认领任务',
    openTasks: '可认领的任务',
    errands: '代办',
    kinds: '吹哨菜单',
    needs: '服务需求',
    menus: '服务菜单',
    orders: '服务订单',
    wishes: '微心愿',
  },
  ...whistleZh,
  ...serviceZh,
}
