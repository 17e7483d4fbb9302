export const zh = {
  title: '审计日志',
  fields: {
    at: '时间',
    actor: '操作人',
    event: '事件',
    subject: '对象',
    area: '辖区',
    reason: '理由',
    details: '详情',
    district: '区',
  },
  empty: '没有符合条件的记录，请放宽时间范围或清除筛选。',
  events: {
    calendar: { year_imported: '导入工作日历年份', day_edited: '修改工作日历的一天' },
  },
  permissions: { audit: { read: '查阅审计日志' } },
  errors: {
    subject_kind_missing: '按对象编号查询时，请同时选择对象类型。',
  },
}
