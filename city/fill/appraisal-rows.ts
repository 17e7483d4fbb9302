import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { aScheme, countResult, rules, type Rules, tallyBallots, withBallot } from '#kernel/appraisal/index.ts'
import type { City } from '../city.ts'
import { createRandom, type Random } from '../random.ts'
import { insertRows } from './insert-rows.ts'

const DAY = 86_400_000
const KEY = 'property_service'
const OWNERS = 12
const MOST_SUBJECTS = 4

interface Subject {
  id: string
  name: string
}

/** Property services of the home street, appraised by branch and owners (C61, D42): one round is final, one is being voted on. */
export async function insertAppraisals(db: Kysely<DB>, city: City, now: Date): Promise<void> {
  const random = createRandom(city.seed, 'appraisals')
  const { street } = city.home
  const scheme = { district: street.slice(0, 6), key: KEY, rules: demoRules() }
  await insertRows(db, 'appraisal.scheme', [
    {
      ...scheme,
      version: 1,
      area_code: scheme.district,
      subject_kind: 'organisation',
      frozen_at: new Date(now.getTime() - 50 * DAY),
      retired_at: null,
      retired_reason: null,
      created_by: null,
      created_at: new Date(now.getTime() - 60 * DAY),
      updated_at: new Date(now.getTime() - 60 * DAY),
    },
  ])
  const subjects = companies(city)
  await insertRound(db, { city, now, subjects, random: random.fork('final'), isFinal: true })
  await insertRound(db, { city, now, subjects, random: random.fork('open'), isFinal: false })
}

/** What is shown needs no counting of a feature: the example without its counted indicator. */
function demoRules(): Rules {
  const { indicators, ...rest } = aScheme()
  const [service] = indicators.filter(one => one.source === 'scored')
  if (!service) throw new Error('The example has nothing to score')
  return rules.parse({
    ...rest,
    indicators: [
      { ...service, weight: 6000, definition: { zh: '对物业服务的总体评价。', en: 'The service as a whole.' } },
      {
        ...service,
        key: 'repairs',
        weight: 4000,
        name: { zh: '报修响应', en: 'Repairs' },
        definition: { zh: '报修后是否及时上门、办好。', en: 'Whether repairs were seen to in time, and done.' },
      },
    ],
  })
}

/** The companies of the home street; that of the persona first. */
function companies(city: City): Subject[] {
  const manager = city.cast.get('property')
  const own = city.posts.find(post => post.personId === manager?.id)?.organisationId
  const near = city.organisations.filter(
    one => one.kind === 'property_company' && one.areaCode.startsWith(city.home.street.slice(0, 6)),
  )
  return [...near.filter(one => one.id === own), ...near.filter(one => one.id !== own)]
    .slice(0, MOST_SUBJECTS)
    .map(({ id, name }) => ({ id, name }))
}

interface RoundOf {
  city: City
  now: Date
  subjects: readonly Subject[]
  random: Random
  isFinal: boolean
}

async function insertRound(db: Kysely<DB>, { city, now, subjects, random, isFinal }: RoundOf): Promise<void> {
  const { street } = city.home
  const district = street.slice(0, 6)
  const own = demoRules()
  const ago = (days: number) => new Date(now.getTime() - days * DAY)
  const id = random.id(ago(isFinal ? 50 : 6))
  const organiser = city.cast.get('supervisor')?.id ?? null
  const day = (days: number) => ago(days).toISOString().slice(0, 10)
  await insertRows(db, 'appraisal.round', [
    {
      district,
      id,
      scheme_district: district,
      scheme_key: KEY,
      scheme_version: 1,
      rules: own,
      subject_kind: 'organisation',
      area_code: street,
      title: isFinal ? '上一季度物业服务评议' : '本季度物业服务评议',
      period_from: day(isFinal ? 140 : 50),
      period_to: day(isFinal ? 51 : 1),
      state: isFinal ? 'final' : 'open',
      closes_at: ago(isFinal ? 40 : -5),
      opened_at: ago(isFinal ? 50 : 6),
      opened_by: organiser,
      closed_at: isFinal ? ago(40) : null,
      closed_by: isFinal ? organiser : null,
      published_at: isFinal ? ago(38) : null,
      published_by: isFinal ? organiser : null,
      objections_until: isFinal ? ago(31) : null,
      final_at: isFinal ? ago(31) : null,
      keep_until: isFinal ? day(-1000) : null,
      forgotten_at: null,
      note: null,
      created_by: organiser,
      created_at: ago(isFinal ? 50 : 6),
    },
  ])
  for (const subject of subjects)
    await insertSubject(db, { city, now, subject, random, round: { district, id }, isFinal })
}

interface SubjectOf extends Omit<RoundOf, 'subjects'> {
  subject: Subject
  round: { district: string; id: string }
}

/** The branch votes openly by the dispatcher; of the owners one has an account, the others have links. */
async function insertSubject(db: Kysely<DB>, { city, now, subject, random, round, isFinal }: SubjectOf): Promise<void> {
  const own = demoRules()
  const at = { district: round.district, round_id: round.id, subject_id: subject.id }
  const answer = () => ({ service: grade(random), repairs: grade(random) })
  const branch = answer()
  const cast = isFinal ? 9 : 6
  const owners = Array.from({ length: cast }, answer)
  const tallies = tallyBallots(
    [{ group: 'branch', answers: branch }, ...owners.map(answers => ({ group: 'owners', answers }))],
    { branch: 1, owners: OWNERS },
  )
  const facts = { counted: {}, tallies, adjustments: [] }
  await insertRows(db, 'appraisal.round_subject', [
    {
      ...at,
      name: subject.name,
      area_code: city.home.street,
      facts: isFinal ? facts : null,
      answer: null,
      answered_at: null,
      answered_by: null,
    },
  ])
  const branchId = await insertRaters(db, at, { city, now, random, cast, isFinal })
  if (isFinal)
    await insertRows(db, 'appraisal.ballot', [
      {
        ...at,
        rater_id: branchId,
        group_key: 'branch',
        answers: branch,
        words: null,
        via: 'pocket',
        cast_at: new Date(now.getTime() - 42 * DAY),
      },
    ])
  const urn = owners.reduce<ReturnType<typeof withBallot>>(withBallot, {})
  await insertRows(db, 'appraisal.tally', [{ ...at, group_key: 'owners', ballots: cast, answers: urn }])
  if (!isFinal) return
  const result = countResult(own, facts)
  await insertRows(db, 'appraisal.result', [
    {
      ...at,
      edition: 1,
      score: result.score,
      band: result.band,
      facts,
      parts: result,
      reason: null,
      made_by: city.cast.get('supervisor')?.id ?? branchId,
      made_at: new Date(now.getTime() - 38 * DAY),
    },
  ])
}

/** The branch's rater, the owner among the personas, and owners by links; answers with the id of the first. */
async function insertRaters(
  db: Kysely<DB>,
  at: { district: string; round_id: string; subject_id: string },
  { city, now, random, cast, isFinal }: Pick<SubjectOf, 'city' | 'now' | 'random' | 'isFinal'> & { cast: number },
): Promise<string> {
  const branchId = random.id(now)
  const rater = { ...at, link_hash: null, label: null, person_id: null, voted: false }
  await insertRows(db, 'appraisal.rater', [
    { ...rater, id: branchId, group_key: 'branch', person_id: city.cast.get('dispatcher')?.id ?? null, voted: isFinal },
    { ...rater, id: random.id(now), group_key: 'owners', person_id: city.cast.get('resident')?.id ?? null },
    ...Array.from({ length: OWNERS - 1 }, (_, index) => ({
      ...rater,
      id: random.id(now),
      group_key: 'owners',
      label: isFinal ? null : `${1 + (index % 6)}栋${1 + (index % 2)}单元${101 + index * 100}`,
      voted: index < cast,
    })),
  ])
  return branchId
}

function grade(random: Random): string {
  return random.pick(['good', 'good', 'good', 'fair', 'fair', 'fair', 'plain', 'poor'])
}
