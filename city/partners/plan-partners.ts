import { residentTitle, shippedFields } from '#features/partners/index.ts'
import type { City } from '../city.ts'
import type { CityOrganisation } from '../directory/model.ts'
import type { PartnerPlan } from '../play/play-partner.ts'
import type { Random } from '../random.ts'

const DAY = 86_400_000

interface Sort {
  class: string
  fields: string[]
  words: string
  times: PartnerPlan['times']
}

const weekend = [
  { weekday: 6, from: '09:00', to: '11:30' },
  { weekday: 7, from: '14:00', to: '17:00' },
]
const evening = [{ weekday: 3, from: '18:30', to: '20:30' }]

/** What each kind of organisation would offer. */
const sorts: Record<string, Sort> = {
  property_company: {
    class: 'property',
    fields: ['repair', 'parking', 'safety'],
    words: '公共部位小修当天上门，闲置车位错时开放。',
    times: [],
  },
  shop: { class: 'merchant', fields: ['repair'], words: '给独居老人送货上门，小家电免费看一看。', times: weekend },
  social_organisation: {
    class: 'charity',
    fields: ['elderly', 'legal', 'culture'],
    words: '每月一次义诊和法律咨询，可以按需要加场。',
    times: weekend,
  },
  team: { class: 'charity', fields: ['environment', 'safety'], words: '周末清理楼道、晚间巡一圈。', times: evening },
  department: {
    class: 'department',
    fields: ['legal', 'safety'],
    words: '政策讲解、隐患排查，提前三天约。',
    times: [],
  },
}

const people = [
  { called: '王老师', fields: ['education'], words: '退休语文老师，可以陪孩子写作业。', listed: true },
  { called: '老李师傅', fields: ['repair'], words: '会修水电，工具自带。', listed: false },
  { called: '小赵', fields: ['culture', 'environment'], words: '会拍照、会写墙报。', listed: true },
]

/** Delivers on a scooter, and says what is broken on the way (B09). */
const rider = {
  ...{ called: '小周骑手', fields: ['safety'], words: '送餐路上看到问题随手报。', listed: false },
  classes: ['sentinel'],
}

/** Partners of every community of the home street: four organisations and a resident or two, most of them in the register. */
export function planPartners(city: City, now: Date, random: Random): PartnerPlan[] {
  const communities = city.areas.filter(area => area.level === 'community' && area.code.startsWith(city.home.street))
  return communities.flatMap((community, index) => {
    const isHome = community.code === city.home.community
    const draw = random.fork(community.code)
    const openedAt = () => new Date(now.getTime() - draw.int(20, 200) * DAY)
    const organisations = organisationsAt(city, community.code, draw)
    const plans = organisations.map((organisation, at) =>
      ofOrganisation(organisation, {
        areaCode: community.code,
        ...(isHome && at === organisations.length - 1
          ? // The last one of the home community was asked lately and has not answered yet.
            { openedAt: new Date(now.getTime() - 3 * DAY), answered: false }
          : { openedAt: openedAt(), answered: true }),
      }),
    )
    const [teacher, other] = [people[index % people.length], people[(index + 1) % people.length]]
    const residents = isHome ? [teacher, other] : [teacher]
    const courier = isHome ? city.residents.at(-1) : undefined
    const at = { areaCode: community.code, openedAt: openedAt(), checked: true }
    return [
      ...plans,
      ...(courier ? [ofResident(rider, { ...at, personId: courier.id })] : []),
      ...residents.flatMap((person, at) => {
        const resident = city.residents[1 + index * 2 + at]
        return person && resident
          ? [
              ofResident(person, {
                personId: resident.id,
                areaCode: community.code,
                // Whoever waits to be looked at came lately: the desk answers within five working days.
                openedAt: at === 0 ? openedAt() : new Date(now.getTime() - 2 * DAY),
                checked: at === 0,
              }),
            ]
          : []
      }),
    ]
  })
}

function organisationsAt(city: City, community: string, random: Random): CityOrganisation[] {
  const linked = city.pairings.flatMap(pair => {
    const here = pair.areaCode === community && pair.organisationId !== null
    return here && ['物业服务', '部门结对共建', '志愿服务结对', '爱心商户'].includes(pair.purpose)
      ? [pair.organisationId]
      : []
  })
  const team = city.organisations.filter(one => one.kind === 'team' && one.areaCode === community)
  const known = city.organisations.filter(one => linked.includes(one.id) && one.kind in sorts)
  return [...new Map([...known, ...team].map(one => [one.id, one])).values()].slice(0, 4 + random.int(0, 1))
}

function ofOrganisation(
  organisation: CityOrganisation,
  at: { areaCode: string; openedAt: Date; answered: boolean },
): PartnerPlan {
  const sort = sorts[organisation.kind] ?? sorts['team']
  const isCompany = organisation.kind === 'property_company'
  const answer = isCompany
    ? ({ action: 'agree', by: 'unit' } as const)
    : ({ action: 'record_agreement', by: 'dispatcher', note: '负责人电话答复同意' } as const)
  return {
    organisationId: organisation.id,
    personId: null,
    title: organisation.name,
    areaCode: at.areaCode,
    classes: [sort?.class ?? 'charity'],
    fields: sort?.fields ?? [],
    words: sort?.words ?? '',
    called: '',
    times: sort?.times ?? [],
    listed: true,
    phone: organisation.phone,
    openedAt: at.openedAt,
    steps: [{ action: 'invite', by: 'dispatcher' }, ...(at.answered ? [answer] : [])],
  }
}

interface Offering {
  called: string
  fields: readonly string[]
  words: string
  listed: boolean
  classes?: string[]
}

function ofResident(
  person: Offering,
  at: { personId: string; areaCode: string; openedAt: Date; checked: boolean },
): PartnerPlan {
  return {
    organisationId: null,
    personId: at.personId,
    title: residentTitle(shippedFields.filter(field => person.fields.includes(field.code)).map(field => field.zh)),
    areaCode: at.areaCode,
    classes: person.classes ?? ['resident'],
    fields: [...person.fields],
    words: person.words,
    called: person.called,
    times: weekend,
    listed: person.listed,
    phone: null,
    openedAt: at.openedAt,
    steps: at.checked ? [{ action: 'admit', by: 'dispatcher' }] : [],
  }
}
