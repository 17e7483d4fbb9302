export const zh = {
  title: 'Partners',
  lead: '我的范围内，新的在前。',
  none: '范围内没有记录。',
  menu: 'Partners',
  permissions: { partners: { open: '登记', read: '查看', settle: '办结或不予受理' } },
  procedures: {
    partners_request: {
      title: 'Partners',
      states: { received: '待受理', closed: '已办结', declined: '未受理', voided: '已作废' },
      actions: { settle: '办结', decline: '不予受理' },
      told: { settle: '这件事已办结，结果写在下面。', decline: '这件事不在我们能办理的范围内，原因和去处写在下面。' },
    },
  },
  errors: { too_wide: '请选到社区或网格。' },
}
