import { randomUUID } from 'node:crypto'
import excel from 'exceljs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as appraisal } from '#kernel/appraisal/index.ts'
import { contract as desk } from '#kernel/desk/index.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../../contract.ts'
import { bodyOf, type Ground, groundOf, registered, served } from '../fixtures.ts'

const { planYear, startYear, listYearGrades, getYearGrade } = contract.routes
const rounds = appraisal.routes
const YEAR = 2026
const DAY = 86_400_000

interface Key {
  district: string
  id: string
}
interface Plan {
  round: Key | null
  members: number
  tooNew: number
  untold: number
  raters: { id: string; name: string }[]
}
interface Grade extends Key {
  name: string
  grade: { zh: string } | null
  grounds: string[]
  answer: string | null
  feedback: string | null
  caseId: string | null
}

let app: TestApp
let ground: Ground
let registration: Key
beforeAll(async () => {
  app = await startTestApp()
  ground = await groundOf(app)
  registration = await registered(app, ground)
}, 120_000)
afterAll(() => app.close())

const requestId = () => randomUUID()
const plan = async () =>
  bodyOf<Plan>(await app.as('dispatcher').call(planYear, { params: { area: ground.community, year: YEAR } }))
const start = (by: string, raterIds: string[], areaCode = ground.community) =>
  app
    .as(by)
    .call(startYear, { body: { requestId: requestId(), areaCode, year: YEAR, closesOn: '2026-09-30', raterIds } })
const move = (key: Key, name: 'open' | 'close' | 'publish' | 'finish', by = 'dispatcher') =>
  app.as(by).call(rounds.moveRound, { params: { ...key, move: name }, body: { requestId: requestId() } })
const grades = async (by: string) =>
  bodyOf<{ items: Grade[] }>(await app.as(by).call(listYearGrades, { query: { year: YEAR } })).items

async function ballot(by: string, title: RegExp) {
  const { items } = bodyOf<{
    items: (Key & { roundTitle: string; subjectName: string; facts: { value: { zh: string } }[]; asksWhy: boolean })[]
  }>(await app.as(by).call(rounds.listMyBallots, {}))
  const own = items.find(one => title.test(one.roundTitle))
  if (!own) throw new Error(`${by} has no ballot`)
  return own
}

const vote = async (by: string, service: string, words?: string) => {
  const { district, id } = await ballot(by, /年度报到人员评价/)
  const body = { answers: { service }, ...(words ? { words } : {}) }
  return app.as(by).call(rounds.castMyBallot, { params: { district, id }, body })
}

test('whoever came too late in the year is left out, and the plan says how many', async () => {
  const before = await plan()
  expect(before.raters.map(({ name }) => name)).toEqual(expect.arrayContaining(['周敏', '吴建华']))
  await app.db
    .updateTable('report_in.registration')
    .set({ reported_on: '2026-01-10' })
    .where('id', '=', registration.id)
    .execute()
  const after = await plan()
  expect([after.members - before.members, before.tooNew - after.tooNew]).toEqual([1, 1])
  const elsewhere = { params: { area: ground.sibling, year: YEAR } }
  expect((await app.as('dispatcher').call(planYear, elsewhere)).status).toBe(404)
  expect((await app.as('housing').call(planYear, elsewhere)).status).toBe(403)
})

test('the community grades with a reason, the person hears and answers, the unit takes note of what is final', async () => {
  const { raters } = await plan()
  const ids = raters.map(({ id }) => id)
  expect((await start('dispatcher', [randomUUID()])).body).toMatchObject({ code: 'report-in.rater_elsewhere' })
  expect((await start('dispatcher', ids, ground.sibling)).status).toBe(404)
  const round = bodyOf<Key & { members: number }>(await start('dispatcher', ids))
  expect((await start('dispatcher', ids)).body).toMatchObject({ code: 'report-in.year_is_there' })
  expect((await plan()).round).toEqual({ district: round.district, id: round.id })
  bodyOf(await move(round, 'open'))

  await served(app, { title: '陪老人看病', areaCode: ground.grid })
  await served(app, { title: '别处的事', areaCode: ground.sibling })
  const own = await ballot('dispatcher', /年度报到人员评价/)
  expect(own).toMatchObject({ asksWhy: true })
  expect(own.subjectName).toContain('王晓梅')
  // What was done for this community helps to judge; what was done elsewhere is none of its business.
  const facts = own.facts.map(one => one.value.zh).join()
  expect(facts).toContain('陪老人看病')
  expect(facts).not.toContain('别处的事')
  expect((await vote('dispatcher', 'good')).body).toMatchObject({
    code: 'appraisal.why_missing',
    errors: [{ field: 'words' }],
  })
  bodyOf(await vote('dispatcher', 'good', '每周五值守晾衣区'))
  bodyOf(await vote('checker', 'fair', '雨天帮邻居搬过雨棚，电话13912345678'))
  expect(await grades('dispatcher')).toEqual([])
  bodyOf(await move(round, 'close'))
  bodyOf(await move(round, 'publish'))

  // Named to the desk that placed them, masked for whoever only oversees the street; nowhere a number.
  const page = async (by: string) =>
    JSON.stringify((await app.as(by).call(rounds.getRound, { params: key(round) })).body)
  expect(await page('dispatcher')).toContain('王晓梅')
  const seenAbove = await page('leader')
  expect(seenAbove).not.toContain('王晓梅')
  expect(seenAbove).toContain('王**')
  const grounds = ['每周五值守晾衣区', '雨天帮邻居搬过雨棚，电话139****5678']
  const mine = bodyOf<{
    items: { grounds: string[]; score: number | null; band: { name: { zh: string } }; basis: string }[]
  }>(await app.as('resident').call(rounds.listMyResults, {})).items[0]
  expect(mine).toMatchObject({ score: null, band: { name: { zh: '好' } } })
  expect(mine?.grounds.toSorted()).toEqual(grounds.toSorted())
  expect(mine?.basis).toContain('双报到')
  const person = await app.db
    .selectFrom('report_in.year_member')
    .select('person_id')
    .where('round_id', '=', round.id)
    .executeTakeFirstOrThrow()
  bodyOf(
    await app.as('resident').call(rounds.answerResult, {
      params: { ...key(round), subjectId: person.person_id },
      body: { requestId: requestId(), words: '谢谢，明年继续' },
    }),
  )
  // Until nobody can object any more the unit hears nothing.
  expect(await grades('housing')).toEqual([])
  expect((await grades('resident')).map(one => one.grade?.zh)).toEqual(['好'])

  app.clock.set(new Date(app.clock.now().getTime() + 8 * DAY))
  app.forgetSessions()
  bodyOf(await move(round, 'finish'))
  const [back] = await grades('housing')
  expect(back).toMatchObject({ name: '王晓梅', grade: { zh: '好' }, answer: '谢谢，明年继续', feedback: 'fed_back' })
  const work = bodyOf<{ items: { id: string; title: string }[] }>(
    await app.as('housing').call(workflow.routes.listCases, { query: { inbox: 'accept' } }),
  )
  const task = work.items.find(one => one.id === back?.caseId)
  expect(task?.title).not.toContain('王')
  bodyOf(
    await app.as('housing').call(workflow.routes.actOnCase, {
      params: { district: round.district, id: back?.caseId ?? '', name: 'acknowledge' },
      body: { requestId: requestId() },
    }),
  )
  const one = bodyOf<Grade & { basis: string }>(
    await app.as('housing').call(getYearGrade, { params: { district: round.district, id: back?.id ?? '' } }),
  )
  expect(one).toMatchObject({ feedback: 'acknowledged', grounds: mine?.grounds })
})

test('a file of the year holds no name in full, and no number', async () => {
  const { startExport, getExport, readExport } = desk.routes
  const { id } = bodyOf<{ id: string }>(
    await app
      .as('housing')
      .call(startExport, { body: { requestId: requestId(), list: 'year-grades', query: { year: YEAR } } }),
  )
  await app.run('desk.export', { id })
  expect(bodyOf(await app.as('housing').call(getExport, { params: { id } }))).toMatchObject({ state: 'done' })
  const book = new excel.Workbook()
  await book.xlsx.load((await app.as('housing').call(readExport, { params: { id } })).body)
  const cells: string[] = []
  book.worksheets[0]?.getRow(2).eachCell(cell => cells.push(cell.text))
  expect(cells.slice(0, 5)).toEqual(['2026', '王**', ground.unit.name, ground.communityName, '好'])
})

test('grades go on the day on which the round lets go of its persons', async () => {
  const held = () => app.db.selectFrom('report_in.year_member').select('id').execute()
  await app.run('report-in.forget-years')
  expect(await held()).toHaveLength(1)
  app.clock.set(new Date(app.clock.now().getTime() + 25 * 31 * DAY))
  await app.run('appraisal.forget-persons')
  await app.run('report-in.forget-years')
  expect(await held()).toEqual([])
})

const key = ({ district, id }: Key) => ({ district, id })
