export const zh = {
  rail: {
    label: '主导航',
    narrow: '收起导航',
    wide: '展开导航',
    open: '打开导航',
    home: '工作台',
    groups: { daily: '日常', fields: '业务', city: '城市底册', system: '管理' },
  },
  top: {
    search: '搜索',
    searchKey: '跳到搜索',
    searchIn: '在“{{where}}”中找“{{words}}”',
    allAreas: '我的全部辖区',
    chooseArea: '选择辖区',
    skip: '跳到正文',
  },
  home: {
    title: '工作台',
    lead: '{{name}}，您好。',
    none: '还没有轮到您办的事。轮到时会出现在这里。',
  },
}
