/**
 * The columns of a 12345 work sheet, as seen in Beijing practice (domain 2.9). Their names differ from city to city,
 * so each may carry several headers; which is a setting.
 */
export const sheetFields = [
  'number',
  'type',
  'className',
  'tags',
  'title',
  'content',
  'state',
  'caller',
  'phone',
  'district',
  'street',
  'community',
  'compound',
  'lng',
  'lat',
  'receivedAt',
  'dueAt',
  'company',
  'nature',
  'channel',
] as const
export type SheetField = (typeof sheetFields)[number]

export const shippedColumns: Record<SheetField, string[]> = {
  number: ['工单编号', '工单号', '编号'],
  type: ['工单类型', '诉求类型'],
  className: ['问题分类', '诉求分类', '事项分类'],
  tags: ['标签'],
  title: ['标题', '工单标题'],
  content: ['主要内容', '诉求内容', '反映内容'],
  state: ['工单状态'],
  caller: ['来电人', '诉求人', '姓名'],
  phone: ['来电人电话/账号', '来电人电话', '联系电话', '来电号码'],
  district: ['被反映区', '所属区'],
  street: ['被反映街乡镇', '所属街道', '街乡镇'],
  community: ['村/社区', '社区', '村社区'],
  compound: ['小区点位', '小区', '地址'],
  lng: ['经度'],
  lat: ['纬度'],
  receivedAt: ['来电时间', '受理时间', '登记时间'],
  dueAt: ['办理时限', '截止时间'],
  company: ['企业名称'],
  nature: ['工单性质'],
  channel: ['处理受理方式', '受理方式', '来源'],
}

/** What is written back: the answer columns of the same practice. */
export const returnColumns = {
  number: '工单编号',
  state: '工单状态',
  result: '办理结果',
  reply: '回复内容',
  unit: '承办单位',
  closedAt: '办结时间',
  solved: '是否解决',
  satisfied: '是否满意',
  matterNumber: '办件编号',
} as const

export const ERROR_COLUMN = '错误原因'
/** Types whose caller is kept from the unit complained about unless the sheet says otherwise (petitions art. 30; domain 2.4). */
export const sealedTypes: readonly string[] = ['举报', '投诉举报', '检举']
