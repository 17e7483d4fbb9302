import type { Kysely } from 'kysely'
import type { DB } from '#db/tables.gen.ts'
import { coBuildingItem, partnerNumber, partTimeMember } from '#features/partners/index.ts'
import { monthsLater } from '#kernel/calendar/index.ts'
import { shanghaiDate } from '#kernel/people/index.ts'
import type { City } from '../city.ts'
import type { CityOrganisation } from '../directory/model.ts'
import { playCase, type Step } from '../orders/play-case.ts'
import { type ItemCourse, itemStories, meetingStories, type MeetingStory } from '../partners/co-building-stories.ts'
import type { World } from '../play/world.ts'
import { createRandom, type Random } from '../random.ts'
import { insertCases } from './case-rows.ts'
import { type FullRow, insertRows } from './insert-rows.ts'

const DAY = 86_400_000

/** What the story is told with: the community, its committee, and whoever sits down with it. */
interface Table {
  city: City
  world: World
  random: Random
  desk: string
  checker: string
  committee: CityOrganisation
  /** Organisations somebody answers for, the property manager's first. */
  partners: readonly CityOrganisation[]
  ago: (days: number) => Date
  number: () => string
}

/** Part-time members, joint meetings and co-building items of the home community, as the product would have kept them. */
export async function insertCoBuilding(db: Kysely<DB>, city: City, world: World): Promise<void> {
  const table = await setTable(db, city, world)
  if (!table) return
  const seats = table.partners.map((partner, index) => seatOf(table, partner, index < table.partners.length - 1))
  const meetings = meetingStories.map(story => meetingOf(table, story))
  const items = itemStories.map(story => {
    const meeting = meetings[story.meeting]
    const later = meetings[story.meeting + 1]
    return meeting ? [itemOf(table, { story, meeting, later })] : []
  })
  const played = items.flat()
  await insertCases(db, [...seats.map(one => one.played), ...played.map(one => one.played)])
  await insertRows(
    db,
    'people.post',
    seats.flatMap(one => one.post ?? []),
  )
  await insertRows(
    db,
    'partners.seat',
    seats.map(one => one.row),
  )
  await insertRows(
    db,
    'partners.joint_meeting',
    meetings.map(one => one.row),
  )
  await insertRows(
    db,
    'partners.joint_meeting_attendance',
    meetings.flatMap(one => one.attendance),
  )
  await insertRows(
    db,
    'partners.co_building_item',
    played.map(one => one.row),
  )
  const district = city.home.district
  const year = Number(shanghaiDate(world.now).slice(0, 4))
  const next = seats.length + played.length + (await nextNumber(db, { district, year }))
  await db
    .insertInto('partners.number_counter')
    .values({ district, year, next })
    .onConflict(conflict => conflict.columns(['district', 'year']).doUpdateSet({ next }))
    .execute()
}

async function nextNumber(db: Kysely<DB>, at: { district: string; year: number }): Promise<number> {
  const row = await db
    .selectFrom('partners.number_counter')
    .select('next')
    .where('district', '=', at.district)
    .where('year', '=', at.year)
    .executeTakeFirst()
  return row?.next ?? 1
}

const kinds = [
  'property_company',
  'owners_committee',
  'social_organisation',
  'shop',
  'residents_committee',
  'department',
]

async function setTable(db: Kysely<DB>, city: City, world: World): Promise<Table | null> {
  const { home, cast } = city
  const [desk, checker, manager] = ['dispatcher', 'checker', 'property'].map(name => cast.get(name)?.id ?? '')
  const committee = city.organisations.find(one => one.kind === 'party' && one.areaCode === home.community)
  if (!committee || !desk || !checker) return null
  const own = city.posts.find(post => post.personId === manager)?.organisationId
  const near = city.organisations.filter(
    one =>
      kinds.includes(one.kind) &&
      (one.areaCode.startsWith(home.street) || home.community.startsWith(one.areaCode)) &&
      world.directory.workingFor(one.id, home.community).length > 0,
  )
  const rank = (one: CityOrganisation) =>
    (one.id === own ? 0 : 100) + (one.areaCode.startsWith(home.community) ? 0 : 10) + kinds.indexOf(one.kind)
  const partners = near.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name)).slice(0, 6)
  if (partners.length < 2) return null
  const district = home.district
  const year = Number(shanghaiDate(world.now).slice(0, 4))
  let sequence = await nextNumber(db, { district, year })
  return {
    ...{ city, world, desk, checker, committee, partners },
    random: createRandom(city.seed, 'co-building'),
    ago: days => new Date(world.now.getTime() - days * DAY),
    number: () => partnerNumber(district, year, sequence++),
  }
}

/** Asked nine months ago and confirmed two days later; the last is still to answer. */
function seatOf(table: Table, partner: CityOrganisation, answered: boolean) {
  const { city, world, random, desk, committee } = table
  const { home } = city
  const asked = table.ago(answered ? 270 : 3)
  const [holder = desk] = world.directory.workingFor(partner.id, home.community)
  const [id, caseId] = [random.id(asked), random.id(asked)]
  const at = new Date(asked.getTime() + 2 * DAY)
  const steps: Step[] = [
    { at: asked, by: desk, action: 'ask', form: { leadOrganisationId: partner.id } },
    ...(answered ? [{ at, by: holder, action: 'confirm', form: { agreed: true } }] : []),
  ]
  const subject = {
    ...{ district: home.district, id: caseId, subjectKind: partTimeMember.subjectKind, subjectId: id },
    ...{ number: table.number(), title: partner.name, place: committee.name, areaCode: home.community },
    ...{ category: null, urgency: 'normal', requesterId: null },
  }
  const story = { procedure: partTimeMember, subject, opener: desk, openedAt: asked, steps }
  const played = playCase(world, story, random.fork(id))
  const from = shanghaiDate(answered ? at : asked)
  const term = { valid_from: from, valid_to: monthsLater(from, 36) }
  const post: FullRow<'people.post'> | null = answered
    ? {
        ...{ id: random.id(at), person_id: holder, role: 'part_time_member', organisation_id: committee.id },
        ...{ area_code: home.community, case_types: null, ...term },
      }
    : null
  const row: FullRow<'partners.seat'> = {
    ...{ district: home.district, id, case_id: caseId, area_code: home.community, committee_id: committee.id },
    ...{ organisation_id: partner.id, person_id: answered ? holder : null, proposed: '', post_id: post?.id ?? null },
    ...{ ...term, state: played.record.case.state, ended_on: null, end_reason: null, created_at: asked },
  }
  return { played, post, row }
}

function meetingOf(table: Table, story: MeetingStory) {
  const { home } = table.city
  const held = table.ago(story.days)
  const id = table.random.id(held)
  const row: FullRow<'partners.joint_meeting'> = {
    ...{ district: home.district, id, area_code: home.community, title: story.title },
    ...{ held_on: shanghaiDate(held), place: story.place, minutes: story.minutes, file_ids: [] },
    ...{ created_at: held, updated_at: held },
  }
  const there = [table.committee, ...table.partners.slice(0, -1)]
  const attendance = there.map(one => ({ district: home.district, meeting_id: id, organisation_id: one.id }))
  return { id, held, row, attendance }
}

type Held = ReturnType<typeof meetingOf>

interface Playing {
  story: (typeof itemStories)[number]
  meeting: Held
  later: Held | undefined
}

function itemOf(table: Table, { story, meeting, later }: Playing) {
  const { world, random, desk, partners } = table
  const owner = partners[story.owner % (partners.length - 1)] ?? table.committee
  const fixed = meeting.held
  const { district, community } = table.city.home
  const dueOn = shanghaiDate(new Date(fixed.getTime() + story.days * DAY))
  const [id, caseId] = [random.id(fixed), random.id(fixed)]
  const steps: Step[] = [
    { at: fixed, by: desk, action: 'entrust', form: { leadOrganisationId: owner.id, dueOn } },
    ...courseOf(table, { story, owner, fixed, later }),
  ]
  const subject = {
    ...{ district, id: caseId, subjectKind: coBuildingItem.subjectKind, subjectId: id },
    ...{ number: table.number(), title: story.title, place: story.place, areaCode: community },
    ...{ category: null, urgency: 'normal', requesterId: null },
  }
  const told = { procedure: coBuildingItem, subject, opener: desk, openedAt: fixed, steps }
  const played = playCase(world, told, random.fork(id))
  const { state, final, closed_at: closed } = played.record.case
  const dropped = state === 'dropped' && later ? later.id : null
  const row: FullRow<'partners.co_building_item'> = {
    ...{ district, id, case_id: caseId, meeting_id: meeting.id, area_code: community },
    ...{ organisation_id: owner.id, title: story.title, what: story.what, place: story.place, due_on: dueOn },
    ...{ listed: true, state, ended_on: final && closed ? shanghaiDate(closed) : null },
    ...{ dropped_meeting_id: dropped, drop_reason: dropped ? story.said : null, created_at: fixed },
  }
  return { played, row }
}

function courseOf(
  table: Table,
  at: Pick<Playing, 'story' | 'later'> & { owner: CityOrganisation; fixed: Date },
): Step[] {
  const { story, owner, fixed, later } = at
  const on = (days: number) => new Date(fixed.getTime() + days * DAY)
  const [by = table.desk] = table.world.directory.workingFor(owner.id, table.city.home.community)
  const report: Step = { at: on(story.days - 6), by, action: 'report', note: story.said }
  const courses: Record<ItemCourse, Step[]> = {
    done: [report, { at: on(story.days - 4), by: table.checker, action: 'confirm' }],
    checking: [report],
    under_way: [],
    dropped: later
      ? [
          {
            ...{ at: later.held, by: table.desk, action: 'drop', note: story.said },
            form: { meetingId: later.id },
          },
        ]
      : [],
  }
  return courses[story.course]
}
