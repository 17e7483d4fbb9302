import type { Random } from '../random.ts'
import type { CityArea } from '../territory/city-area.ts'
import { addressIn } from '../territory/roads.ts'
import type { CityOrganisation } from './model.ts'
import type { Register } from './register.ts'

interface Trade {
  tag: string
  city: string
  district: string
  short: string
  utility?: true
}

const trades: readonly Trade[] = [
  { tag: 'housing', city: '住房和城乡建设局', district: '住房和城乡建设局', short: '住建局' },
  { tag: 'urban_management', city: '城市管理局', district: '城市管理局', short: '城管局' },
  { tag: 'public_security', city: '公安局', district: '公安分局', short: '公安分局' },
  { tag: 'civil_affairs', city: '民政局', district: '民政局', short: '民政局' },
  { tag: 'emergency', city: '应急管理局', district: '应急管理局', short: '应急局' },
  { tag: 'fire', city: '消防救援支队', district: '消防救援大队', short: '消防大队' },
  { tag: 'market', city: '市场监督管理局', district: '市场监督管理局', short: '市场监管局' },
  { tag: 'environment', city: '生态环境局', district: '生态环境分局', short: '生态环境分局' },
  { tag: 'health', city: '卫生健康委员会', district: '卫生健康委员会', short: '卫健委' },
  { tag: 'human_resources', city: '人力资源和社会保障局', district: '人力资源和社会保障局', short: '人社局' },
  { tag: 'justice', city: '司法局', district: '司法局', short: '司法局' },
  { tag: 'transport', city: '交通运输局', district: '交通运输局', short: '交通局' },
  { tag: 'power', city: '供电公司', district: '供电服务中心', short: '供电中心', utility: true },
  { tag: 'water', city: '供排水有限公司', district: '供排水营业部', short: '供排水', utility: true },
  { tag: 'gas', city: '燃气有限公司', district: '燃气服务站', short: '燃气站', utility: true },
]

/** Governments, departments and utilities of city and districts, street offices and their squads, residents' committees, grid teams. */
export function foundGovernment(register: Register, areas: readonly CityArea[], random: Random): void {
  const city = areas.find(area => area.level === 'city')
  if (!city) return
  const above = new Map<string, CityOrganisation>()
  const government = register.add({
    kind: 'government',
    name: `${city.name}人民政府`,
    shortName: '市政府',
    areaCode: city.code,
    codePrefix: '11',
    listed: true,
  })
  above.set('government', government)
  for (const trade of trades) {
    const department = foundDepartment(register, trade, { name: city.name, area: city, parent: government, word: '市' })
    above.set(trade.tag, department)
  }
  for (const district of areas.filter(area => area.level === 'district')) {
    foundDistrict(register, district, above, random)
  }
  for (const street of areas.filter(area => area.level === 'street')) foundStreet(register, street, random)
  for (const community of areas.filter(area => area.level === 'community')) {
    register.add({
      kind: 'residents_committee',
      name: `${community.name}居民委员会`,
      shortName: `${community.name}居委会`,
      areaCode: community.code,
      codePrefix: '54',
      listed: true,
      address: addressIn(community.cells, random),
    })
  }
  for (const grid of areas.filter(area => area.level === 'grid')) {
    const committee = register.all().find(one => one.kind === 'residents_committee' && one.areaCode === grid.parentCode)
    register.add({ kind: 'grid_team', name: `${grid.name}服务队`, areaCode: grid.code, parent: committee })
  }
}

interface Seat {
  name: string
  area: CityArea
  parent: CityOrganisation
  word: '市' | '区'
}

function foundDepartment(register: Register, trade: Trade, { name, area, parent, word }: Seat): CityOrganisation {
  return register.add({
    kind: 'department',
    tag: trade.tag,
    name: `${name}${word === '市' ? trade.city : trade.district}`,
    shortName: `${word}${word === '市' ? trade.short.replace('分局', '局') : trade.short}`,
    areaCode: area.code,
    parent,
    codePrefix: trade.utility ? '91' : '11',
    listed: true,
  })
}

function foundDistrict(
  register: Register,
  district: CityArea,
  above: ReadonlyMap<string, CityOrganisation>,
  random: Random,
): void {
  const government = register.add({
    kind: 'government',
    name: `近邻市${district.name}人民政府`,
    shortName: `${district.name}政府`,
    areaCode: district.code,
    parent: above.get('government'),
    codePrefix: '11',
    listed: true,
    address: addressIn(district.cells, random),
  })
  for (const trade of trades) {
    // Police, environment and the utilities answer to the city, the others to their district.
    const vertical = trade.utility || ['public_security', 'environment', 'fire'].includes(trade.tag)
    const parent = (vertical ? above.get(trade.tag) : undefined) ?? government
    foundDepartment(register, trade, { name: district.name, area: district, parent, word: '区' })
  }
}

function foundStreet(register: Register, street: CityArea, random: Random): void {
  const district = street.parentCode ?? ''
  const at = (kind: string, tag: string | null) =>
    register.all().find(one => one.areaCode === district && one.kind === kind && one.tag === tag)
  const base = street.name.replace('街道', '')
  register.add({
    kind: 'government',
    name: `${street.name}办事处`,
    areaCode: street.code,
    parent: at('government', null),
    codePrefix: '11',
    listed: true,
    address: addressIn(street.cells, random),
  })
  register.add({
    kind: 'department',
    tag: 'urban_management',
    name: `${street.name}综合行政执法队`,
    shortName: `${base}执法队`,
    areaCode: street.code,
    parent: at('department', 'urban_management'),
    listed: true,
  })
  register.add({
    kind: 'department',
    tag: 'public_security',
    name: `${base}派出所`,
    areaCode: street.code,
    parent: at('department', 'public_security'),
    listed: true,
  })
}
