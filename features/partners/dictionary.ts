/** Classes that ship: the five of the report (A02), and grid sentinels (B09). A city may rename them, end them, or define its own five (B05). */
export const shippedClasses = [
  { code: 'department', zh: '部门合伙人', en: 'Departments', takes: 'organisation' },
  { code: 'property', zh: '物业合伙人', en: 'Property companies', takes: 'organisation' },
  { code: 'merchant', zh: '商铺合伙人', en: 'Shops', takes: 'organisation' },
  { code: 'resident', zh: '居民合伙人', en: 'Residents', takes: 'person' },
  // Riders and couriers who say what they see on their way (B09): no duty, no track, no points.
  { code: 'sentinel', zh: '网格哨兵合伙人', en: 'Grid sentinels', takes: 'person' },
  { code: 'charity', zh: '公益合伙人', en: 'Charities and volunteers', takes: 'both' },
] as const

/** What partners may offer, and which categories of matters, items or whole fields, call for it. */
export const shippedFields = [
  { code: 'education', zh: '教育辅导', en: 'Education', categories: [] },
  { code: 'culture', zh: '文体活动', en: 'Culture and sport', categories: [] },
  { code: 'medical', zh: '医疗健康', en: 'Medical care', categories: [] },
  { code: 'elderly', zh: '助老服务', en: 'Help for the elderly', categories: [] },
  { code: 'childcare', zh: '托幼助学', en: 'Childcare', categories: [] },
  { code: 'legal', zh: '法律与调解', en: 'Legal advice and mediation', categories: ['dispute', 'policy'] },
  { code: 'repair', zh: '维修便民', en: 'Repairs', categories: ['livelihood', 'hazard.lift', 'security.entrance'] },
  { code: 'environment', zh: '环境美化', en: 'Tidying and greening', categories: ['cityscape'] },
  { code: 'safety', zh: '平安守护', en: 'Safety watch', categories: ['hazard', 'security'] },
  { code: 'parking', zh: '停车共享', en: 'Shared parking', categories: ['cityscape.parking', 'livelihood.charging'] },
] as const
