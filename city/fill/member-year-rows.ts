import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { memberYear, shippedConsultation } from '#features/report-in/index.ts'
import { countResult, tallyBallots } from '#kernel/appraisal/index.ts'
import { NO_DISTRICT } from '#kernel/ids/index.ts'
import { maskName, shanghaiDate } from '#kernel/people/index.ts'
import { type PlayedCase, playReportIn } from '../report-in/play-report-in.ts'
import type { Random } from '../random.ts'
import { type FullRow, insertRows } from './insert-rows.ts'
import { type At, handlerOf } from './report-in-parts.ts'

const DAY = 86_400_000

/** Somebody registered in the home community with an account: they can be told. */
export interface DemoMember {
  registrationId: string
  personId: string
  name: string
  unit: { id: string; name: string }
}

const said = [
  ['good', '每周五值守晾衣区，帮独居老人修过水管'],
  ['good', '牵头清理了东侧楼道的杂物'],
  ['fair', '参加了三次义务维修'],
  ['plain', '这一年接单不多，答应的都做了'],
] as const

/** The appraisal of last year in the home community: final, fed back, and taken note of by the unit (C48). */
export function playMemberYear(at: At, members: readonly DemoMember[], random: Random) {
  const { city, world } = at
  const ago = (days: number) => new Date(world.now.getTime() - days * DAY)
  const year = Number(shanghaiDate(world.now).slice(0, 4)) - 1
  const district = city.home.district
  const roundId = random.id(ago(75))
  const graded = members.map((member, index) => {
    const id = random.id(ago(75))
    const [grade, words] = said[index % said.length] ?? said[0]
    return { member, id, grade, words, raterId: random.id(ago(75)), played: feedBack(at, { member, id, year, random }) }
  })
  const round = { district, round_id: roundId }
  async function insert(db: Kysely<DB>): Promise<void> {
    await freezeScheme(db, ago(90))
    await insertRows(db, 'appraisal.round', [roundRow(at, { roundId, year, ago })])
    for (const one of graded) await insertGrade(db, at, { round, ...one, ago })
    await insertRows(
      db,
      'report_in.year_member',
      graded.map(({ member, id, played }) => ({
        ...{ ...round, id, person_id: member.personId, registration_id: member.registrationId, year },
        ...{ organisation_id: member.unit.id, area_code: city.home.community, state: 'acknowledged' },
        ...{ case_id: played.record.case.id, acknowledged_on: shanghaiDate(ago(49)), created_at: ago(75) },
      })),
    )
  }
  return { played: graded.map(one => one.played), insert }
}

function feedBack(at: At, of: { member: DemoMember; id: string; year: number; random: Random }): PlayedCase {
  const { city, world, numbers } = at
  const { member, id, year, random } = of
  const openedAt = new Date(world.now.getTime() - 51 * DAY)
  const caseId = random.id(openedAt)
  const community = city.areas.find(area => area.code === city.home.community)?.name ?? ''
  const [handler] = world.directory.workingFor(member.unit.id, city.home.community)
  return playReportIn(
    world,
    {
      procedure: 'member_year_feedback',
      openedAt,
      unitId: member.unit.id,
      next: 'fed_back',
      confirmedBy: null,
      acknowledgedBy: handler ? handlerOf(world, handler, member.unit.name) : null,
      by: { personId: null, name: 'report-in', unit: null, organisationId: null },
      subject: {
        ...{ district: city.home.district, id: caseId, subjectKind: 'year_member', subjectId: id },
        number: numbers.take(city.home.district, openedAt),
        ...{ title: `年度评价反馈：${community} ${year} 年`, place: community },
        ...{ areaCode: city.home.community, category: null, urgency: 'normal', requesterId: null },
      },
    },
    random,
  )
}

/** A version that a round has used no longer changes. */
async function freezeScheme(db: Kysely<DB>, at: Date): Promise<void> {
  const { key, version } = memberYear
  const scheme = db.updateTable('appraisal.scheme').set({ frozen_at: at })
  await scheme.where('district', '=', NO_DISTRICT).where('key', '=', key).where('version', '=', version).execute()
}

type Ago = (days: number) => Date

function roundRow(
  { city }: At,
  { roundId, year, ago }: { roundId: string; year: number; ago: Ago },
): FullRow<'appraisal.round'> {
  const organiser = city.cast.get('dispatcher')?.id ?? null
  const community = city.areas.find(area => area.code === city.home.community)?.name ?? ''
  return {
    ...{ district: city.home.district, id: roundId, scheme_district: NO_DISTRICT, scheme_key: memberYear.key },
    ...{ scheme_version: memberYear.version, rules: memberYear.rules, subject_kind: 'person' },
    ...{ area_code: city.home.community, title: `${year}年度报到人员评价（${community}）`, state: 'final' },
    ...{ period_from: `${year}-01-01`, period_to: `${year}-12-31`, closes_at: ago(60) },
    ...{ opened_at: ago(74), opened_by: organiser, closed_at: ago(60), closed_by: organiser },
    ...{ published_at: ago(58), published_by: organiser, objections_until: ago(51), final_at: ago(51) },
    ...{
      keep_until: shanghaiDate(ago(-660)),
      forgotten_at: null,
      note: null,
      created_by: organiser,
      created_at: ago(75),
    },
  }
}

interface Graded {
  round: { district: string; round_id: string }
  member: DemoMember
  grade: string
  words: string
  raterId: string
  ago: Ago
}

async function insertGrade(
  db: Kysely<DB>,
  { city }: At,
  { round, member, grade, words, raterId, ago }: Graded,
): Promise<void> {
  const at = { ...round, subject_id: member.personId }
  const rater = city.cast.get('dispatcher')?.id ?? null
  const answers = { service: grade }
  const tallies = tallyBallots([{ group: 'community', answers }], { community: 1 })
  const facts = { counted: {}, tallies, adjustments: [] }
  await insertRows(db, 'appraisal.round_subject', [
    {
      ...at,
      ...{ name: maskName(member.name), area_code: city.home.community, facts },
      ...{ answer: null, answered_at: null, answered_by: null },
    },
  ])
  await insertRows(db, 'appraisal.rater', [
    { ...at, id: raterId, group_key: 'community', person_id: rater, label: null, link_hash: null, voted: true },
  ])
  await insertRows(db, 'appraisal.ballot', [
    { ...at, rater_id: raterId, group_key: 'community', answers, words, via: 'pocket', cast_at: ago(62) },
  ])
  await insertRows(db, 'appraisal.result', [
    {
      ...at,
      ...{ edition: 1, score: null, band: countResult(memberYear.rules, facts).band, facts, parts: {}, reason: null },
      ...{ made_by: rater ?? raterId, made_at: ago(58) },
    },
  ])
}

/** Invented for the demonstration: what a city asks is its own to write. */
const exampleAspects = [
  [
    '职业道德',
    ['上下班和单位里的口碑（示例）', '对待群众的态度（示例）', '是否公私分明（示例）', '是否讲信用（示例）'],
  ],
  ['家庭美德', ['与家人相处（示例）', '孝老爱亲（示例）', '邻里相处（示例）']],
  ['个人品德', ['待人接物（示例）', '遇事是否肯帮忙（示例）', '生活是否俭朴（示例）', '是否守时守信（示例）']],
  ['社会公德', ['爱护公共环境（示例）', '遵守小区公约（示例）', '文明养宠和停车（示例）']],
  ['社区参与', ['参加社区活动（示例）', '参与小区议事（示例）', '带头作用（示例）']],
] as const

/** The list of questions, and one consultation on the dispatcher's desk (C49). */
export function playConsultation({ city, world, numbers }: At, member: DemoMember, random: Random) {
  const openedAt = new Date(world.now.getTime() - 2 * DAY)
  const [id, caseId] = [random.id(openedAt), random.id(openedAt)]
  const { district, community } = city.home
  const body = city.organisations.find(one => one.kind === 'party' && one.areaCode === district)
  const leader = city.cast.get('leader')
  if (!body || !leader) return null
  const aspects = exampleAspects.map(([name, questions]) => ({ name, questions: [...questions] }))
  const { scale, source, keepDays } = shippedConsultation
  const day = (days: number) => shanghaiDate(new Date(world.now.getTime() + days * DAY))
  const played = playReportIn(
    world,
    {
      procedure: 'promotion_consultation',
      openedAt,
      unitId: body.id,
      next: 'answering',
      confirmedBy: null,
      by: { personId: leader.id, name: leader.name, unit: null, organisationId: null },
      subject: {
        ...{ district, id: caseId, subjectKind: 'consultation', subjectId: id },
        number: numbers.take(district, openedAt),
        ...{
          title: `征求意见：${body.name}`,
          areaCode: community,
          category: null,
          urgency: 'normal',
          requesterId: null,
        },
        place: city.areas.find(area => area.code === community)?.name ?? '',
      },
    },
    random,
  )
  const row: FullRow<'report_in.consultation'> = {
    ...{ district, id, state: 'answering', asking_organisation_id: body.id, asked_by: leader.id, case_id: caseId },
    ...{ person_id: member.personId, registration_id: member.registrationId, area_code: community },
    ...{ purpose: '拟提任考察', period_from: day(-365), period_to: day(-3), last_day: day(10) },
    ...{ questions: { aspects, scale, source }, alg: null, key_id: null, answers_cipher: null },
    ...{ own_alg: null, own_key_id: null, own_cipher: null, answered_on: null, delete_on: day(10 + keepDays) },
    ...{ forgotten_at: null, created_at: openedAt, updated_at: openedAt },
  }
  async function insert(db: Kysely<DB>): Promise<void> {
    await insertRows(db, 'report_in.consultation', [row])
    await insertRows(db, 'platform.setting', [
      { key: 'report_in.consultation', value: { aspects }, updated_at: openedAt },
    ])
  }
  return { played, insert }
}
