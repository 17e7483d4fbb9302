const area = '辖区的统一代码，或者名称。名称不唯一时写成“上级/本级”，如“东区/梧桐街道”。'

/** Texts of tables that are brought in. */
export const imports = {
  importKinds: {
    areas: {
      name: '辖区',
      lead: '按统一代码识别：新代码会新建，已有代码只更正名称和属性，代码本身从不改变。上级先于下级导入，写在同一个文件里即可。',
    },
    organisations: {
      name: '组织',
      lead: '先按统一社会信用代码识别，没有代码的按“名称 + 辖区”识别：没有的新建，已有的按文件更正。',
    },
    people: {
      name: '人员与任职',
      lead: '一行是一个人的一个岗位。姓名不是编号：系统里已有同名的人时，要在“同名”一列写明是同一人还是另一人，系统不替您判断。',
    },
    duties: {
      name: '权责清单',
      lead: '一行写明：某类事项在某一级由谁主办或协办。写组织类别（可加条线），或者写一个具体的组织，只能写一种。已有的行只更正次序。',
    },
    registrations: {
      name: '报到登记',
      lead: '已有的单位和个人报到登记。只收姓名、单位、社区、日期和能做什么，不收身份类信息；已在册的不会重复。',
    },
  },
  importColumns: {
    areas: {
      code: {
        title: '代码',
        help: '市 4 位、区县 6 位、街道 9 位、社区 12 位、网格 15 位、微网格 18 位数字。请把这一列设为文本格式。',
      },
      name: { title: '名称', help: '不超过 100 字。' },
      level: { title: '级别', help: '可不填：由代码位数决定。填了就必须相符。' },
      parent: { title: '上级代码', help: '可不填：由代码决定。填了就必须相符。' },
      nameEn: { title: '英文名称', help: '供英文界面使用。' },
      kind: { title: '网格类型', help: '学校、医院、公园、市场等独立成格的写“专属网格”。' },
      households: { title: '户数', help: '整数。' },
    },
    organisations: {
      name: { title: '名称', help: '全称，不超过 100 字。' },
      kind: { title: '类别', help: '只能写可选内容之一。' },
      area: { title: '辖区', help: area },
      tag: { title: '条线', help: '职能部门和公用事业单位填写，派单时按它查找。' },
      parent: { title: '上级组织', help: '上级组织的全称或统一社会信用代码，可以写在同一个文件里。' },
      shortName: { title: '简称', help: '不超过 50 字。' },
      creditCode: { title: '统一社会信用代码', help: '18 位，校验位须正确。' },
      phone: { title: '值班电话', help: '对外公布的单位电话，不是个人电话。' },
      address: { title: '地址', help: '不超过 200 字。' },
    },
    people: {
      name: { title: '姓名', help: '工作中使用的姓名。' },
      role: { title: '岗位', help: '只能写可选内容之一。三类管理员的岗位在“权限”中授予，不能导入。' },
      area: { title: '任职辖区', help: area },
      organisation: {
        title: '所在组织',
        help: '组织的全称或统一社会信用代码。部门承办员、物业经理、承办人等必须填写。',
      },
      validFrom: { title: '起始日期', help: '如 2026-11-22；不填为导入当天。' },
      validTo: { title: '截止日期', help: '当日起失效；不填为长期。已有的岗位填了截止日期，就按此结束。' },
      same: {
        title: '同名',
        help: '系统里或文件上方已有同名的人时填写。',
        choices: { same: '同一人', other: '另一人' },
      },
    },
  },
  importTemplate: {
    sheet: '填写说明',
    column: '列',
    required: '必填',
    help: '说明',
    choices: '可选内容',
    example: '示例',
    yes: '是',
    no: '否',
    rules: '规则',
    empty: '空着的单元格不改变系统里已有的内容；不需要的列可以整列删去。',
    again: '同一个文件可以反复导入：已经一致的行不会再改动。',
    sample: '第一张表里的示例行可以留着，导入时会跳过它。',
    reason: '错误原因',
    byFile: '按导入的文件更新',
  },
  importFaults: {
    required: '缺少“{{column}}”',
    too_long: '“{{column}}”超过 {{most}} 个字',
    not_a_choice: '“{{column}}”不能写“{{value}}”，可以写：{{choices}}',
    not_a_date: '“{{value}}”不是日期，请写成 2026-11-22',
    not_a_number: '“{{column}}”应为整数，不能写“{{value}}”',
    duplicate: '与第 {{first}} 行重复',
    level: '级别与代码不符：代码是 {{digits}} 位',
    area_unknown: '没有找到辖区“{{value}}”，或者不在您的职责范围内',
    area_ambiguous: '有 {{count}} 个辖区叫“{{value}}”，请写代码，或写成“上级/本级”',
    unit_unknown: '没有找到组织“{{value}}”，或者不在您的职责范围内',
    unit_ambiguous: '有 {{count}} 个组织叫“{{value}}”，请写统一社会信用代码',
    same_name: '已有叫“{{value}}”的人，请在“同名”一列写“同一人”或“另一人”',
    person_ambiguous: '有 {{count}} 个人叫“{{value}}”，分不清是哪一位，请在“人员”页面办理',
    unexpected: '导入这一行时出了意外，已记录，请稍后重试',
  },
  importFailures: {
    no_longer_allowed: '您已不再有导入的权限，后面的行没有导入。',
  },
}

export const importErrors = {
  unknown_import: '没有叫“{{kind}}”的导入。',
  no_such_row: '文件里没有这一行。',
  column_twice: '文件的一列只能对应一项内容。',
  import_not_ready: '这次导入现在不能这样操作，请刷新后再看。',
  import_gone: '导入的文件只保留一周，已经删去，请重新上传。',
  too_many_imports: '已有 {{count}} 个导入在进行，请等其中一个完成。',
}
