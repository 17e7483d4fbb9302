import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { isOnTime, reportInNumber, shippedSettings } from '#features/report-in/index.ts'
import { monthsLater } from '#kernel/calendar/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import { createNumbers } from '../play/numbers.ts'
import type { World } from '../play/world.ts'
import { createRandom, type Random } from '../random.ts'
import { type PlannedRegistration, planReportIn } from '../report-in/plan-report-in.ts'
import { type PlayedCase, playReportIn } from '../report-in/play-report-in.ts'
import { insertCases } from './case-rows.ts'
import { type FullRow, insertRows } from './insert-rows.ts'
import { type DemoMember, playConsultation, playMemberYear } from './member-year-rows.ts'
import { type At, handlerOf } from './report-in-parts.ts'

const DAY = 86_400_000

/** The register of report-in and the cases on the personas' desks; answers with the cases, to be sealed with the others. */
export async function insertReportIn(db: Kysely<DB>, of: Omit<At, 'numbers'>): Promise<PlayedCase[]> {
  const numbers = createNumbers((district, day, sequence) => reportInNumber({ district, day, sequence }))
  const at = { ...of, numbers }
  const random = createRandom(at.city.seed, 'report-in')
  const played: PlayedCase[] = []
  const members: DemoMember[] = []
  const rows = planReportIn(at.city, random).map((plan, index) => {
    const own = random.fork(String(index))
    const id = own.id(new Date(at.world.now.getTime() - (plan.reported ?? plan.happened) * DAY))
    const one = plan.state === 'registered' || plan.state === 'ended' ? null : begin(at, { plan, id, random: own })
    if (one) played.push(one)
    if (plan.state === 'registered' && plan.personId && plan.name)
      members.push({ registrationId: id, personId: plan.personId, name: plan.name, unit: plan.unit })
    return rowOf(plan, { id, caseId: one?.record.case.id ?? null, at, random: own })
  })
  const lookBack = askUnit(at, random.fork('look-back'))
  if (lookBack) played.push(lookBack.played)
  const year = playMemberYear(at, members, random.fork('year'))
  const consultation = members[0] ? playConsultation(at, members[0], random.fork('consultation')) : null
  played.push(...year.played, ...(consultation ? [consultation.played] : []))
  const sealed = played.map(({ record, ...rest }) => ({
    ...rest,
    record: { ...record, case: { ...record.case, sealed_seq: record.case.last_seq } },
  }))
  await insertCases(db, sealed)
  await insertRows(db, 'report_in.registration', rows)
  await year.insert(db)
  await consultation?.insert(db)
  if (lookBack) await insertRows(db, 'report_in.look_back', [lookBack.row])
  await insertRows(db, 'report_in.number_counter', numbers.counters())
  await insertRows(db, 'people.pairing', buildingPairings(at, random.fork('buildings')))
  await insertRows(db, 'report_in.visit_note', visitNotes(at, random.fork('notes')))
  return sealed
}

interface Begin {
  plan: PlannedRegistration
  id: string
  random: Random
}

function begin({ world, city, numbers }: At, { plan, id, random }: Begin): PlayedCase {
  const openedAt = new Date(world.now.getTime() - (plan.reported ?? plan.happened) * DAY)
  const areaCode = plan.communityCode ?? plan.unit.areaCode
  const caseId = random.id(openedAt)
  const [handler] = world.directory.workingFor(plan.unit.id, areaCode)
  return playReportIn(
    world,
    {
      procedure: `${plan.kind}_report_in`,
      openedAt,
      unitId: plan.unit.id,
      next: plan.state,
      confirmedBy: plan.state === 'placing' && handler ? handlerOf(world, handler, plan.unit.name) : null,
      by: plan.personId
        ? { personId: plan.personId, name: '', unit: null, organisationId: null }
        : signatureOf(world, handler, plan.unit),
      subject: {
        district: areaCode.slice(0, 6),
        id: caseId,
        subjectKind: 'registration',
        subjectId: id,
        number: numbers.take(areaCode.slice(0, 6), openedAt),
        title: plan.kind === 'unit' ? `单位报到：${plan.unit.name}` : `到居住地报到：${plan.unit.name}的同志`,
        place: city.areas.find(area => area.code === plan.communityCode)?.name ?? '',
        areaCode,
        category: null,
        urgency: 'normal',
        requesterId: plan.personId,
      },
    },
    random,
  )
}

function signatureOf(world: World, personId: string | undefined, unit: { id: string; name: string }) {
  const name = personId ? world.directory.actor(personId).name : ''
  return { personId: personId ?? null, name, unit: unit.name, organisationId: unit.id }
}

function askUnit({ city, world, numbers }: At, random: Random) {
  const unit = city.organisations.find(one => one.tag === 'housing' && one.areaCode === city.home.district)
  const [leader] = world.directory.holding('district_leader', city.home.district)
  if (!unit || !leader) return null
  const openedAt = new Date(world.now.getTime() - 6 * DAY)
  const [id, caseId] = [random.id(openedAt), random.id(openedAt)]
  const year = Number(shanghaiDate(openedAt).slice(0, 4))
  const district = city.home.district
  const played = playReportIn(
    world,
    {
      procedure: 'report_in_look_back',
      openedAt,
      unitId: unit.id,
      next: 'checking',
      confirmedBy: null,
      by: { personId: leader, name: world.directory.actor(leader).name, unit: null, organisationId: null },
      subject: {
        district,
        id: caseId,
        subjectKind: 'look_back',
        subjectId: id,
        number: numbers.take(district, openedAt),
        title: `报到“回头看”${year}：${unit.name}`,
        place: '',
        areaCode: district,
        category: null,
        urgency: 'normal',
        requesterId: null,
      },
    },
    random,
  )
  const row: FullRow<'report_in.look_back'> = {
    ...{ district, id, year, organisation_id: unit.id, area_code: district, state: 'checking', case_id: caseId },
    ...{ counted: null, missing: null, findings: null, done_on: null, created_at: openedAt },
  }
  return { played, row }
}

/** Some agreed to be named on the page of their building. */
function wallOf(plan: PlannedRegistration, { at, random }: { at: At; random: Random }) {
  const agreed = plan.state === 'registered' && plan.kind === 'member' && random.chance(0.4)
  if (!agreed) return { wall_consent_at: null, wall_words: '' }
  const since = new Date(at.world.now.getTime() - 20 * DAY)
  return {
    wall_consent_at: since,
    wall_words: plan.offerWords ? `我承诺：${plan.offerWords}，有事请找我` : '有事请找我',
  }
}

/** In the home community two stand by at a building. */
function vanguardOf(plan: PlannedRegistration, { at, random }: { at: At; random: Random }) {
  const [building] = plan.compound?.buildings ?? []
  if (plan.state !== 'registered' || !plan.personId || !building || !random.chance(0.6))
    return { vanguard_building_id: null, vanguard_words: '', vanguard_since: null }
  return {
    vanguard_building_id: building.id,
    vanguard_words: '每周三晚上在楼下帮邻居看看小家电',
    vanguard_since: new Date(at.world.now.getTime() - 15 * DAY),
  }
}

function rowOf(
  plan: PlannedRegistration,
  { id, caseId, at, random }: { id: string; caseId: string | null; at: At; random: Random },
): FullRow<'report_in.registration'> {
  const day = (ago: number) => shanghaiDate(new Date(at.world.now.getTime() - ago * DAY))
  const areaCode = plan.communityCode ?? plan.unit.areaCode
  const happened = day(plan.happened)
  const due =
    plan.kind === 'member' && plan.reason !== 'register' ? monthsLater(happened, shippedSettings.months) : null
  const reported = plan.reported === null ? null : day(plan.reported)
  const seals =
    plan.name === null ? { alg: null, key_id: null, name_cipher: null, name_blind: null } : at.ports.sealName(plan.name)
  const created = new Date(at.world.now.getTime() - (plan.reported ?? plan.happened) * DAY)
  const buildings = plan.compound?.buildings ?? []
  return {
    district: areaCode.slice(0, 6),
    id,
    kind: plan.kind,
    state: plan.state,
    person_id: plan.personId,
    acting_person_id: null,
    organisation_id: plan.unit.id,
    area_code: areaCode,
    community_code: plan.communityCode,
    building_id: plan.state === 'registered' && buildings.length > 0 ? random.pick(buildings).id : null,
    ...seals,
    offers: [],
    offer_words: plan.offerWords,
    willing: plan.willing,
    reason: plan.reason,
    happened_on: happened,
    due_on: due,
    reported_on: reported,
    on_time: due === null || reported === null ? null : isOnTime(reported, due),
    case_id: caseId,
    previous_id: null,
    ended_on: plan.state === 'ended' ? day(30) : null,
    end_reason: plan.state === 'ended' ? 'moved' : null,
    moved_to_district: null,
    moved_to_id: null,
    ...wallOf(plan, { at, random }),
    ...vanguardOf(plan, { at, random: random.fork('post') }),
    created_at: created,
    updated_at: created,
  }
}

const learnt = [
  ['look', '东侧楼道堆放杂物，已请网格员上报'],
  ['look', '二单元感应灯不亮'],
  ['policy', '宣讲了加装电梯的补贴办法，问的多是工期'],
  ['greeting', '重阳节走访，院里想要一张长椅'],
  ['mediation', '停车位划线有分歧，约好下周三议一次'],
] as const

/** What those who answer for the home street learnt lately; kept for three months, as shipped. */
function visitNotes({ city, world }: At, random: Random): FullRow<'report_in.visit_note'>[] {
  const named = new Map(city.people.map(person => [person.id, person.name]))
  const held = city.pairings.filter(one => one.personId !== null && one.areaCode?.startsWith(city.home.street))
  return held.slice(0, 12).map(pairing => {
    const at = new Date(world.now.getTime() - random.int(1, 50) * DAY)
    const [kind, words] = random.pick(learnt)
    const area = pairing.areaCode ?? city.home.street
    return {
      district: area.slice(0, 6),
      id: random.id(at),
      pairing_id: pairing.id,
      area_code: area,
      kind,
      words,
      written_by: pairing.personId,
      writer_name: named.get(pairing.personId ?? '') ?? '',
      written_at: at,
      case_id: null,
      case_number: null,
      expires_on: monthsLater(shanghaiDate(at), shippedSettings.noteMonths),
    }
  })
}

/** In the home compound the grid worker and the checker answer for two buildings of three; the others have no one. */
function buildingPairings({ city }: At, random: Random): FullRow<'people.pairing'>[] {
  const { compound } = city.home
  const since = new Date('2026-01-05T08:00:00+08:00')
  const people = ['grid_worker', 'checker'].flatMap(name => city.cast.get(name) ?? [])
  const held = compound.buildings.filter((_building, index) => index % 3 !== 2)
  return held.flatMap((building, index) => {
    const person = people[index % Math.max(1, people.length)]
    if (!person) return []
    return {
      id: random.id(since),
      kind: 'responsible',
      person_id: person.id,
      organisation_id: null,
      area_code: building.gridCode ?? compound.communityCode,
      target_kind: 'building',
      target_id: building.id,
      purpose: '党员干部联户',
      legal_basis: '近邻市三联机制实施办法（示例）',
      valid_from: '2026-01-05',
      valid_to: null,
    }
  })
}
