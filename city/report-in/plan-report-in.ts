import type { City } from '../city.ts'
import { createNames } from '../directory/person-names.ts'
import type { CityOrganisation } from '../directory/model.ts'
import type { Compound } from '../territory/compounds.ts'
import type { Random } from '../random.ts'

export interface PlannedRegistration {
  kind: 'unit' | 'member'
  /** `registered` and `ended` stand as a register kept before; the others are on somebody's desk. */
  state: 'registered' | 'ended' | 'offered' | 'expected' | 'confirming' | 'placing'
  name: string | null
  personId: string | null
  unit: CityOrganisation
  communityCode: string | null
  compound: Compound | null
  offerWords: string
  willing: string[]
  reason: 'joined' | 'moved' | 'register'
  /** Days before now. */
  happened: number
  reported: number | null
}

const offers = ['会修小家电', '能陪老人看病', '周末可以值班', '懂物业合同', '可以辅导作业', '会理发', '能开车接送', '']

/** The home street's register: a handful of people and units for each community, and what is on the personas' desks. */
export function planReportIn(city: City, random: Random): PlannedRegistration[] {
  const units = city.organisations.filter(one => one.kind === 'department' && one.areaCode === city.home.district)
  const unit = units.find(one => one.tag === 'housing') ?? units[0]
  if (!unit) return []
  const name = createNames(random.fork('names'))
  const communities = city.areas.filter(area => area.level === 'community' && area.parentCode === city.home.street)
  const draw = (): PlannedRegistration => ({
    kind: 'member',
    state: 'registered',
    name: name().full,
    personId: null,
    unit: random.pick(units),
    communityCode: null,
    compound: null,
    offerWords: random.pick(offers),
    willing: random.chance(0.3) ? [random.pick(['unit_head', 'building_head', 'grid_worker'])] : [],
    reason: random.pick(['joined', 'moved', 'register'] as const),
    happened: 0,
    reported: 0,
  })
  const standing = communities.flatMap(({ code }) => {
    const compounds = city.compounds.filter(one => one.communityCode === code)
    const people = Array.from({ length: 8 }, (): PlannedRegistration => {
      const happened = random.int(60, 600)
      const reported = happened - random.int(2, 45)
      const compound = compounds.length > 0 ? random.pick(compounds) : null
      return { ...draw(), communityCode: code, compound, happened, reported }
    })
    const served = random.shuffle(units).slice(0, 2)
    const asUnits = served.map((one): PlannedRegistration => {
      const since = random.int(200, 500)
      const unitWords = '每月一次义务维修和政策咨询'
      return {
        ...draw(),
        ...nobody,
        unit: one,
        communityCode: code,
        offerWords: unitWords,
        happened: since,
        reported: since,
      }
    })
    return [...people, ...asUnits]
  })
  return [...standing, ...onDesks(city, { unit, draw, sibling: communities.at(-1)?.code ?? city.home.community })]
}

const nobody = {
  kind: 'unit',
  name: null,
  willing: [],
  reason: 'register',
} as const satisfies Partial<PlannedRegistration>

/** What the dispatcher, the district's housing department and the resident find when they sign in. */
function onDesks(
  { home, residents, organisations, compounds }: City,
  at: { unit: CityOrganisation; draw: () => PlannedRegistration; sibling: string },
): PlannedRegistration[] {
  const { unit, draw, sibling } = at
  const here = { unit, communityCode: home.community, reason: 'joined' as const }
  const [persona, ...others] = residents
  const before = {
    ...draw(),
    unit,
    communityCode: sibling,
    happened: 420,
    reported: 410,
    personId: persona?.id ?? null,
  }
  const compound = compounds.find(one => one.communityCode === home.community) ?? null
  const longSince = others.slice(4, 8).map(
    (person, index): PlannedRegistration => ({
      ...draw(),
      ...here,
      reason: 'register',
      personId: person.id,
      compound,
      happened: 700 + index,
      reported: 690 + index,
    }),
  )
  const other = organisations.find(one => one.kind === 'government' && one.areaCode === home.street) ?? unit
  return [
    { ...before, state: 'ended', name: '王女士', reason: 'moved' },
    { ...draw(), ...here, state: 'confirming', personId: others[0]?.id ?? null, happened: 12, reported: 2 },
    { ...draw(), ...here, state: 'confirming', personId: others[1]?.id ?? null, happened: 48, reported: 1 },
    { ...draw(), ...here, state: 'placing', personId: others[2]?.id ?? null, happened: 20, reported: 4 },
    { ...draw(), ...here, state: 'placing', personId: others[3]?.id ?? null, happened: 9, reported: 3 },
    { ...draw(), ...here, state: 'expected', communityCode: null, happened: 45, reported: null },
    { ...draw(), ...here, state: 'expected', communityCode: null, happened: 11, reported: null },
    { ...draw(), ...nobody, state: 'offered', unit: other, communityCode: home.community, happened: 2, reported: 2 },
    ...longSince,
  ]
}
