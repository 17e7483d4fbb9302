interface ShippedWork {
  id: string
  work: 'task' | 'errand'
  name: string
  nameEn: string
  hint: string
}

/** What an installation begins with; a city changes it in the settings. */
export const shippedWorks: readonly ShippedWork[] = [
  { id: 'task_tidy', work: 'task', name: '环境整治', nameEn: 'Tidying up', hint: '手套和袋子由社区准备' },
  { id: 'task_patrol', work: 'task', name: '安全巡查', nameEn: 'Safety round', hint: '两人一组' },
  { id: 'task_notice', work: 'task', name: '入户宣传', nameEn: 'Telling households', hint: '只发材料，不登记个人信息' },
  { id: 'task_order', work: 'task', name: '秩序引导', nameEn: 'Guiding people', hint: '' },
  { id: 'task_help', work: 'task', name: '邻里帮忙', nameEn: 'Neighbourly help', hint: '' },
  {
    id: 'errand_pension',
    work: 'errand',
    name: '养老待遇资格认证',
    nameEn: 'Pension check',
    hint: '本人手机在身边即可',
  },
  {
    id: 'errand_bills',
    work: 'errand',
    name: '代缴水电费',
    nameEn: 'Paying water and power',
    hint: '缴费通知单或户号',
  },
  {
    id: 'errand_shopping',
    work: 'errand',
    name: '购买生活物资',
    nameEn: 'Daily shopping',
    hint: '写清要买什么、最多花多少',
  },
  {
    id: 'errand_documents',
    work: 'errand',
    name: '证明材料递送',
    nameEn: 'Bringing papers',
    hint: '材料名称写清，不要写证件号码',
  },
  {
    id: 'errand_allowance',
    work: 'errand',
    name: '救助申请代办',
    nameEn: 'Applying for an allowance',
    hint: '先问清要带的材料',
  },
]
