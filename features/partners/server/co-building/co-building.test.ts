import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as people } from '#kernel/people/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../../contract.ts'
import type {
  CoBuildingNumbers,
  ItemDetail,
  ItemLine,
  MeetingDetail,
  PublicItem,
  SeatView,
} from '../../co-building-shapes.ts'
import { act, ok, seatOf } from '../fixtures.ts'

const { routes } = contract

let app: TestApp
let community: string
let company: string
let committee: string

beforeAll(async () => {
  app = await startTestApp()
  community = (await seatOf(app, 'dispatcher')).areaCode
  company = (await seatOf(app, 'property')).organisationId
  const found = await app.db
    .selectFrom('people.organisation')
    .select(['id', 'kind'])
    .where('area_code', '=', community)
    .where('kind', 'in', ['party', 'residents_committee'])
    .orderBy('kind')
    .execute()
  committee = found.find(one => one.kind === 'residents_committee')?.id ?? ''
}, 180_000)
afterAll(() => app.close())

const requestId = () => randomUUID()
const day = (days: number) =>
  new Date(app.clock.now().getTime() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)

function call(as: string, name: keyof typeof routes, input: object) {
  return app.as(as).call(routes[name], input as never)
}

async function propose(more: object = {}): Promise<SeatView> {
  const body = { requestId: requestId(), areaCode: community, organisationId: company, ...more }
  return ok(await call('dispatcher', 'proposeSeat', { body }))
}

const onSeat = ({ district, caseId, id, state }: SeatView) => ({ district, id: caseId, subjectId: id, state })
const onItem = ({ district, caseId, id, state }: ItemLine) => ({ district, id: caseId, subjectId: id, state })

async function seat(one: SeatView): Promise<SeatView> {
  return ok(await call('dispatcher', 'getSeat', { params: { district: one.district, id: one.id } }))
}

async function meet(more: object = {}): Promise<MeetingDetail> {
  const body = {
    ...{ requestId: requestId(), areaCode: community, title: '第三季度联席会议', heldOn: day(-3), place: '社区会议室' },
    ...{ attendeeIds: [company, committee], minutes: '商定共建项目。', ...more },
  }
  return ok(await call('dispatcher', 'addMeeting', { body }))
}

async function fix(meeting: MeetingDetail, more: object = {}): Promise<ItemLine> {
  const body = {
    ...{ requestId: requestId(), title: '晾衣架更新', what: '更换南侧锈坏的晾衣架', organisationId: company },
    ...{ dueOn: day(20), place: '南侧空地', ...more },
  }
  return ok(await call('dispatcher', 'fixItem', { params: { district: meeting.district, id: meeting.id }, body }))
}

async function item(one: ItemLine): Promise<ItemDetail> {
  return ok(await call('dispatcher', 'getItem', { params: { district: one.district, id: one.id } }))
}

test('an organisation confirms who sits, with their agreement; the seat is a post of the directory for the term', async () => {
  const made = await propose({ name: '何经理' })
  expect(made).toMatchObject({
    state: 'asked',
    holder: '何经理',
    sits: false,
    committee: { name: expect.stringContaining('委') },
  })
  // Three years, the term that is shipped.
  expect(made.validTo.slice(0, 4)).toBe(String(Number(made.validFrom.slice(0, 4)) + 3))
  const again = { requestId: requestId(), areaCode: community, organisationId: company }
  expect(await call('dispatcher', 'proposeSeat', { body: again })).toMatchObject({ status: 409 })
  expect(await act(app, 'property', onSeat(made), { name: 'confirm', form: { agreed: false } })).toMatchObject({
    status: 422,
    body: { code: 'partners.person_must_agree', errors: [{ field: 'form.agreed' }] },
  })
  ok(await act(app, 'property', onSeat(made), { name: 'confirm', form: { agreed: true } }))
  expect(await seat(made)).toMatchObject({ state: 'seated', holder: '何经理', sits: true })
  const posts = ok<{ items: { personName: string; validTo: string | null; organisationName: string }[] }>(
    await app
      .as('dispatcher')
      .call(people.routes.listPosts, { query: { role: 'part_time_member', areaCode: community } }),
  )
  const post = posts.items.find(one => one.personName === '何经理')
  expect(post).toMatchObject({ validTo: made.validTo, organisationName: made.committee.name })
  const ended = await call('property', 'endSeat', {
    params: { district: made.district, id: made.id },
    body: { requestId: requestId(), reason: '调离' },
  })
  expect(ok(ended)).toMatchObject({ sits: false, endReason: '调离' })
  const left = ok<{ items: { personName: string }[] }>(
    await app
      .as('dispatcher')
      .call(people.routes.listPosts, { query: { role: 'part_time_member', areaCode: community } }),
  )
  expect(left.items.map(one => one.personName)).not.toContain('何经理')
})

test('somebody of the directory has to be of the organisation; without a name it must say who; it may decline', async () => {
  const stranger = (await seatOf(app, 'housing')).personId
  const wrong = { requestId: requestId(), areaCode: community, organisationId: company, personId: stranger }
  expect(await call('dispatcher', 'proposeSeat', { body: wrong })).toMatchObject({
    status: 422,
    body: { code: 'partners.person_not_of_organisation', errors: [{ field: 'personId' }] },
  })
  const made = await propose()
  expect(await act(app, 'property', onSeat(made), { name: 'confirm', form: { agreed: true } })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'form.holder' }] },
  })
  ok(await act(app, 'property', onSeat(made), { name: 'refuse', note: '人手不够' }))
  expect(await seat(made)).toMatchObject({ state: 'refused', holder: null })
  const { personId } = await seatOf(app, 'property')
  const head = await propose({ personId, validTo: day(400) })
  // On paper, for an organisation nobody signs in for.
  ok(await act(app, 'dispatcher', onSeat(head), { name: 'record_confirmation', note: '复函', form: { agreed: true } }))
  expect(await seat(head)).toMatchObject({ state: 'seated', sits: true, validTo: day(400) })
  // Whoever sits there reads what the meetings of the community fixed, for as long as they sit.
  const theirs = await meet({
    title: '没有物业的会',
    attendeeIds: [committee, (await seatOf(app, 'housing')).organisationId],
  })
  const read = async () =>
    (await call('property', 'getMeeting', { params: { district: theirs.district, id: theirs.id } })).status
  expect(await read()).toBe(200)
  const end = { params: { district: head.district, id: head.id }, body: { requestId: requestId(), reason: '换届' } }
  ok(await call('dispatcher', 'endSeat', end))
  app.forgetSessions()
  expect(await read()).toBe(404)
})

test('a meeting fixes an item: its owner carries it out and reports, the community confirms, residents read of it', async () => {
  const meeting = await meet()
  expect(meeting).toMatchObject({ attended: 2, items: { all: 0 } })
  const one = await fix(meeting)
  expect(one).toMatchObject({ state: 'under_way', dueOn: day(20), overdue: false })
  const inbox = ok<{ items: { id: string; dueAt: string }[] }>(
    await app.as('property').call(workflow.routes.listCases, { query: { inbox: 'handle', limit: 200 } } as never),
  )
  // Due at the end of the day that was agreed for, whatever the limits.
  expect(inbox.items.find(row => row.id === one.caseId)?.dueAt).toBe(
    new Date(`${day(21)}T00:00:00+08:00`).toISOString(),
  )
  expect(await act(app, 'dispatcher', onItem(one), { name: 'confirm' })).toMatchObject({ status: 409 })
  ok(await act(app, 'property', onItem(one), { name: 'report', note: '已更换四组' }))
  ok(await act(app, 'dispatcher', onItem(one), { name: 'send_back', note: '还差一组', form: { dueOn: day(30) } }))
  expect(await item(one)).toMatchObject({ state: 'under_way', dueOn: day(30) })
  ok(await act(app, 'property', onItem(one), { name: 'report', note: '五组都换了' }))
  expect((await act(app, 'property', onItem(one), { name: 'confirm' })).status).not.toBe(200)
  ok(await act(app, 'checker', onItem(one), { name: 'confirm' }))
  expect(await item(one)).toMatchObject({ state: 'done', endedOn: day(0) })
  const read = ok<{ items: PublicItem[] }>(
    await app.anonymous.call(routes.listPublicItems, { query: { areaCode: community } }),
  )
  expect(read.items.find(row => row.id === one.id)).toMatchObject({ state: 'done', title: '晾衣架更新' })
  const numbers = ok<CoBuildingNumbers>(
    await call('dispatcher', 'countCoBuilding', { query: { areaCode: community, year: day(-3).slice(0, 4) } }),
  )
  const year = ok<{ items: ItemLine[] }>(
    await call('dispatcher', 'listItems', { query: { areaCode: community, year: day(-3).slice(0, 4), limit: 200 } }),
  )
  const states = year.items.map(row => row.state)
  expect(numbers).toMatchObject({
    items: states.length,
    done: states.filter(state => state === 'done').length,
    dropped: states.filter(state => state === 'dropped').length,
  })
})

test('only a later meeting drops an item, with a reason; whoever reported it does not confirm it', async () => {
  const meeting = await meet({ heldOn: day(-10) })
  const one = await fix(meeting, { listed: false })
  const drop = (meetingId: string) =>
    act(app, 'dispatcher', onItem(one), { name: 'drop', note: '场地另有安排', form: { meetingId } })
  expect(await drop(meeting.id)).toMatchObject({ status: 422, body: { code: 'partners.meeting_not_later' } })
  ok(await act(app, 'dispatcher', onItem(one), { name: 'record_report', note: '电话报告' }))
  // The handler of a case never closes it, by confirming or by dropping.
  expect((await act(app, 'dispatcher', onItem(one), { name: 'confirm' })).status).toBe(403)
  const later = await meet({ heldOn: day(-1) })
  expect(later.dropsOpen).toBe(true)
  expect((await drop(later.id)).status).toBe(403)
  const other = await act(app, 'supervisor', onItem(one), {
    name: 'drop',
    note: '场地另有安排',
    form: { meetingId: later.id },
  })
  ok(other)
  expect(await item(one)).toMatchObject({ state: 'dropped', dropReason: '场地另有安排', droppedBy: { id: later.id } })
  const read = ok<{ items: PublicItem[] }>(await app.anonymous.call(routes.listPublicItems, { query: { limit: 200 } }))
  expect(read.items.map(row => row.id)).not.toContain(one.id)
})

test('an item nobody reports in time is seen as overdue, and an extension moves its day', async () => {
  const one = await fix(await meet(), { title: '充电桩雨棚', dueOn: day(2) })
  ok(await act(app, 'property', onItem(one), { name: 'ask_extension', note: '等材料', form: { until: day(5) } }))
  ok(await act(app, 'supervisor', onItem(one), { name: 'decide_extension', note: '同意', form: { granted: true } }))
  expect(await item(one)).toMatchObject({ dueOn: day(5), overdue: false })
  app.clock.advance(7 * 86_400_000)
  app.forgetSessions()
  expect(await item(one)).toMatchObject({ state: 'under_way', overdue: true })
  const late = ok<{ items: ItemLine[] }>(
    await call('dispatcher', 'listItems', { query: { overdue: 'true', limit: 200 } }),
  )
  expect(late.items.map(row => row.id)).toContain(one.id)
})

test('what was written is checked: not held yet, an owner that was not there, one that has an item taken out', async () => {
  const body = (more: object) => ({
    ...{ requestId: requestId(), areaCode: community, title: '联席会议', heldOn: day(-1), place: '会议室' },
    ...{ attendeeIds: [company, committee], ...more },
  })
  const refused = async (more: object) => (await call('dispatcher', 'addMeeting', { body: body(more) })).body
  expect(await refused({ heldOn: day(2) })).toMatchObject({
    code: 'partners.not_held_yet',
    errors: [{ field: 'heldOn' }],
  })
  expect(await refused({ attendeeIds: [company, randomUUID()] })).toMatchObject({ errors: [{ field: 'attendeeIds' }] })
  const meeting = await meet()
  const params = { district: meeting.district, id: meeting.id }
  const { organisationId } = await seatOf(app, 'housing')
  const outsider = { requestId: requestId(), title: '健身角', what: '翻新健身角', organisationId, dueOn: day(9) }
  expect(await call('dispatcher', 'fixItem', { params, body: outsider })).toMatchObject({
    status: 422,
    body: { code: 'partners.owner_not_there', errors: [{ field: 'organisationId' }] },
  })
  await fix(meeting)
  const edited = await call('dispatcher', 'editMeeting', {
    params,
    body: { requestId: requestId(), attendeeIds: [committee, organisationId] },
  })
  expect(edited).toMatchObject({ status: 422, body: { code: 'partners.owner_was_there' } })
  const kept = await call('dispatcher', 'editMeeting', { params, body: { requestId: requestId(), minutes: '更正。' } })
  expect(ok(kept)).toMatchObject({ minutes: '更正。', attended: 2 })
})

test('a unit reads the meetings it was at and its own items, and no others', async () => {
  const mine = await meet({ title: '有物业的会' })
  const { organisationId } = await seatOf(app, 'housing')
  const theirs = await meet({ title: '没有物业的会', attendeeIds: [committee, organisationId] })
  const read = ok<{ items: { id: string }[] }>(await call('property', 'listMeetings', { query: { limit: 200 } }))
  const ids = read.items.map(row => row.id)
  expect(ids).toContain(mine.id)
  expect(ids).not.toContain(theirs.id)
  const params = { district: theirs.district, id: theirs.id }
  expect((await call('property', 'getMeeting', { params })).status).toBe(404)
})

test('the term is a setting', async () => {
  const body = { requestId: requestId(), termMonths: 12 }
  expect((await call('dispatcher', 'editCoBuildingSettings', { body })).status).toBe(403)
  ok(await call('operator', 'editCoBuildingSettings', { body: { ...body, requestId: requestId() } }))
  const made = await propose({ organisationId: committee, name: '李主任' })
  expect(made.validTo.slice(0, 4)).toBe(String(Number(made.validFrom.slice(0, 4)) + 1))
})
