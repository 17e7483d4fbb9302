import type { CalledUnit } from './whistle-rules.ts'

interface ShippedKind {
  id: string
  name: string
  nameEn: string
  units: readonly CalledUnit[]
  limit: { amount: number; unit: 'hour' | 'day' | 'work_hour' | 'work_day' }
}

const department = (organisationTag: CalledUnit['organisationTag'], why: string): CalledUnit => ({
  organisationKind: 'department',
  organisationTag,
  why,
})
const property = (why: string): CalledUnit => ({ organisationKind: 'property_company', organisationTag: null, why })

/** What an installation begins with; a city changes it in the settings. */
export const shippedKinds: readonly ShippedKind[] = [
  {
    id: 'flooding',
    name: '积水内涝',
    nameEn: 'Flooding',
    units: [department('urban_management', '疏通排水'), department('emergency', '排险值守'), property('看护地库')],
    limit: { amount: 1, unit: 'hour' },
  },
  {
    id: 'fire_hazard',
    name: '消防隐患',
    nameEn: 'Fire hazard',
    units: [department('fire', '现场检查'), department('housing', '查建筑与通道'), property('清理楼道')],
    limit: { amount: 4, unit: 'work_hour' },
  },
  {
    id: 'illegal_building',
    name: '违法建设',
    nameEn: 'Illegal building',
    units: [department('urban_management', '认定与制止'), department('housing', '查审批与结构')],
    limit: { amount: 1, unit: 'work_day' },
  },
  {
    id: 'street_trade',
    name: '占道经营',
    nameEn: 'Trading on the street',
    units: [department('urban_management', '疏导规范'), department('market', '查证照与食品')],
    limit: { amount: 4, unit: 'work_hour' },
  },
  {
    id: 'old_building',
    name: '房屋与设施',
    nameEn: 'Houses and installations',
    units: [department('housing', '查房屋安全'), property('现场配合')],
    limit: { amount: 1, unit: 'work_day' },
  },
]
