import type { Random } from '../random.ts'
import type { CityArea } from '../territory/city-area.ts'
import type { Compound } from '../territory/compounds.ts'
import { universityName } from '../territory/place-names.ts'
import { addressIn } from '../territory/roads.ts'
import type { CityOrganisation } from './model.ts'
import type { Register } from './register.ts'

const split = (listing: string) => listing.split(' ')

const companyNames: Record<string, readonly string[]> = {
  '990101': split('安居 和家 锦程 永泰 育秀 东辰'),
  '990102': split('城建 诚信 康宁 利民 恒久'),
  '990103': split('湖畔 碧海 金管家 优邻 悦生活 绿源'),
}
const associations = split(
  '阳光社会工作服务中心 邻里志愿者协会 夕阳红老年协会 蓝天应急救援队 心桥调解工作室 爱心公益联合会 青年志愿服务中心 书画协会 环保志愿者协会 骑手之家服务中心 社区基金会 法律服务志愿团 手拉手助残服务中心 晨曦儿童服务中心',
)
const shopNames = split(
  '便民超市 鲜果坊 老街面馆 早点铺 快修店 五金店 大药房 理发店 文具店 洗衣店 茶叶店 粮油店 花店 宠物店 水产店 卤味店 包子铺 打印店 眼镜店 电器维修 童装店 棋牌室 快递驿站 面包房',
)
const shopFirst = split('好邻居 福满家 老张 小李 幸福 百姓 兴旺 诚意 金穗 佳佳 鑫源 喜来 家家乐 顺发 老地方 新时代')

export interface Services {
  /** Which company serves a compound; old estates often have none. */
  serves: ReadonlyMap<string, CityOrganisation>
  ownersCommittees: { organisation: CityOrganisation; compound: Compound }[]
  shops: readonly CityOrganisation[]
  associations: readonly CityOrganisation[]
  teams: readonly CityOrganisation[]
  university: CityOrganisation
}

export interface Ground {
  areas: readonly CityArea[]
  compounds: readonly Compound[]
  /** Every compound of this community that has a company is served by the first company of the district. */
  homeCommunity: string
}

/** The partners 合伙人: property companies, owners' committees, shops, associations, volunteers, the university. */
export function foundNeighbours(register: Register, ground: Ground, random: Random): Services {
  const { areas, compounds } = ground
  const companies = areas.filter(area => area.level === 'district').flatMap(area => foundCompanies(register, area))
  const university = register.add({
    kind: 'social_organisation',
    name: universityName[0],
    areaCode: areas.find(area => area.name.startsWith(universityName[0]))?.code ?? '9901',
    codePrefix: '12',
    listed: true,
  })
  return {
    serves: assign(ground, companies, random.fork('companies')),
    ownersCommittees: compounds
      .filter(compound => compound.style !== 'old' && random.chance(0.55))
      .map(compound => ({ organisation: foundOwners(register, compound), compound })),
    shops: foundShops(register, areas, random.fork('shops')),
    associations: associations.map((name, index) =>
      register.add({
        kind: 'social_organisation',
        name: `近邻市${name}`,
        areaCode: ['9901', '990101', '990102', '990103'][index % 4] ?? '9901',
        codePrefix: index % 3 === 0 ? '51' : '52',
        listed: true,
      }),
    ),
    teams: areas
      .filter(area => area.level === 'community')
      .map(area => register.add({ kind: 'team', name: `${area.name}“红管家”志愿服务队`, areaCode: area.code })),
    university,
  }
}

function foundCompanies(register: Register, district: CityArea): CityOrganisation[] {
  return (companyNames[district.code] ?? []).map(name =>
    register.add({
      kind: 'property_company',
      name: `近邻市${name}物业服务有限公司`,
      shortName: `${name}物业`,
      areaCode: district.code,
      codePrefix: '91',
      listed: true,
    }),
  )
}

function assign(
  { compounds, homeCommunity }: Ground,
  companies: readonly CityOrganisation[],
  random: Random,
): Map<string, CityOrganisation> {
  const usual = new Map<string, CityOrganisation>()
  const serves = new Map<string, CityOrganisation>()
  for (const compound of compounds) {
    const home = compound.communityCode === homeCommunity
    const local = companies.filter(company => company.areaCode === compound.district)
    const [first] = local
    if (!first || random.chance(compound.style === 'old' ? 0.5 : 0)) continue
    const main = usual.get(compound.communityCode) ?? random.pick(local)
    usual.set(compound.communityCode, main)
    serves.set(compound.id, home ? first : random.chance(0.65) ? main : random.pick(local))
  }
  return serves
}

function foundOwners(register: Register, compound: Compound): CityOrganisation {
  return register.add({
    kind: 'owners_committee',
    name: `${compound.name}业主委员会`,
    areaCode: compound.gridCodes[0] ?? compound.communityCode,
    address: compound.address,
  })
}

function foundShops(register: Register, areas: readonly CityArea[], random: Random): CityOrganisation[] {
  const grids = random.shuffle(areas.filter(area => area.level === 'grid' && area.kind !== 'park')).slice(0, 72)
  const taken = new Set<string>()
  return grids.flatMap(grid => {
    const name = `${random.pick(shopFirst)}${random.pick(shopNames)}`
    if (taken.has(name)) return []
    taken.add(name)
    const address = addressIn(grid.cells, random)
    return [register.add({ kind: 'shop', name, areaCode: grid.code, codePrefix: '92', address, listed: true })]
  })
}
