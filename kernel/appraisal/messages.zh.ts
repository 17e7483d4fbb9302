export const zh = {
  permissions: {
    appraisal: {
      read: '查看评议方案、轮次与结果',
      design: '设计评议方案',
      organise: '组织评议',
      confirm: '复核录入的纸质票',
      approve: '审批加分与扣分',
      object: '对本人（本单位）的结果提出异议',
      decide: '裁定异议',
      improve: '办理整改',
      case: '查看异议与整改',
    },
  },
  errors: {
    scheme_unknown: '没有这个评议方案，或它已停用。',
    period_backwards: '评议期的结束日期早于开始日期。',
    subject_twice: '同一个评议对象填了两次。',
    subject_elsewhere: '评议对象不在本轮所在的区县。',
    rater_twice: '同一个人对同一个对象只能投一票。',
    group_unknown: '方案里没有这个评议人组别。',
    rates_oneself: '不能给自己投票。',
    closes_in_the_past: '截止时间要晚于现在。',
    no_subjects: '请先加入评议对象。',
    group_without_raters: '“{{subject}}”的“{{group}}”组还没有评议人。',
    not_now: '这一轮现在不能这样做。',
  },
}
