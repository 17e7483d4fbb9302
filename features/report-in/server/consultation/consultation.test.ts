import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import type { Consultation, MyConsultation, SealedAnswers } from '../../consultation-contract.ts'
import { contract } from '../../contract.ts'
import { bodyOf, type Ground, groundOf, mine, registered, served } from '../fixtures.ts'

const { listAskingBodies, openConsultation, getConsultation, listConsultations } = contract.routes
const { readDraftAnswers, saveAnswers, openAnswers, sayOwnWords } = contract.routes
const { getConsultationSettings, editConsultationSettings } = contract.routes
const SECRET_WORDS = '待人热心，楼里都认识'
const OWN_WORDS = '去年冬天值守过三次'

let app: TestApp
let ground: Ground
let body: { id: string; name: string }
let asked: Consultation
beforeAll(async () => {
  app = await startTestApp()
  ground = await groundOf(app)
  await registered(app, ground)
  await served(app, { title: '陪老人看病', areaCode: ground.grid })
  const { items } = bodyOf<{ items: { id: string; name: string }[] }>(await app.as('leader').call(listAskingBodies, {}))
  body = items[0] ?? { id: '', name: '' }
}, 120_000)
afterAll(() => app.close())

const requestId = () => randomUUID()
const key = () => ({ district: asked.district, id: asked.id })
const ask = (by: string, more: object = {}) =>
  app.as(by).call(openConsultation, {
    body: {
      requestId: requestId(),
      askingBodyId: body.id,
      communityCode: ground.community,
      organisationId: ground.unit.id,
      name: '王晓梅',
      purpose: '拟提任考察',
      periodFrom: '2026-01-01',
      periodTo: '2026-09-23',
      lastDay: '2026-09-30',
      ...more,
    },
  })
const step = (by: string, name: string, note?: string) =>
  app.as(by).call(workflow.routes.actOnCase, {
    params: { district: asked.district, id: asked.caseId, name },
    body: { requestId: requestId(), ...(note ? { note } : {}) },
  })
const save = (by: string, answers: object[], remark = '') =>
  app.as(by).call(saveAnswers, { params: key(), body: { requestId: requestId(), answers, remark } as never })
const answer = (aspect: number, question: number, choice = '好', words = '') => ({ aspect, question, choice, words })
const open = (by: string) => app.as(by).call(openAnswers, { params: key(), body: { reason: '考察组集体研究' } })
const own = async () => (await mine(app, 'resident')).consultations as MyConsultation[]

test('the list is the city’s to write: four aspects are known, and nobody can be asked about until there is a question', async () => {
  const shipped = bodyOf<{ aspects: { name: string }[]; missing: object }>(
    await app.as('leader').call(getConsultationSettings, {}),
  )
  expect(shipped.aspects.map(({ name }) => name)).toEqual(['职业道德', '家庭美德', '个人品德', '社会公德'])
  expect(shipped.missing).toMatchObject({
    aspects: 1,
    questions: 17,
    empty: ['职业道德', '家庭美德', '个人品德', '社会公德'],
  })
  expect((await ask('leader')).body).toMatchObject({ code: 'report-in.no_questions' })
  const aspects = [
    { name: '家庭美德', questions: ['邻里相处', '孝老爱亲'] },
    { name: '社会公德', questions: ['爱护公共环境'] },
    { name: '个人品德', questions: [] },
  ]
  const edited = bodyOf<{ missing: object }>(
    await app.as('sysadmin').call(editConsultationSettings, { body: { requestId: requestId(), aspects } }),
  )
  expect(edited.missing).toEqual({ aspects: 2, questions: 14, empty: ['个人品德'] })
})

test('only a Party organisation of district or city asks, about somebody registered there who can be told', async () => {
  // A department is no asking body, whoever works there.
  expect((await ask('housing')).body).toMatchObject({
    code: 'report-in.not_an_asking_body',
    errors: [{ field: 'askingBodyId' }],
  })
  expect((await ask('supervisor')).status).toBe(403)
  expect((await ask('leader', { name: '李不在册' })).body).toMatchObject({ code: 'report-in.nobody_of_that_name' })
  expect((await ask('leader', { communityCode: ground.sibling })).body).toMatchObject({ errors: [{ field: 'name' }] })
  expect((await ask('leader', { lastDay: '2026-09-23' })).body).toMatchObject({ code: 'report-in.day_is_past' })
  asked = bodyOf<Consultation>(await ask('leader'))
  expect(asked).toMatchObject({ state: 'answering', name: '王晓梅', deleteOn: '2026-12-29' })
  expect((await ask('leader')).body).toMatchObject({ code: 'report-in.asked_already' })
  // The person sees at once that they are asked about, and by whom, and may say something.
  expect(await own()).toMatchObject([{ askingBody: body.name, purpose: '拟提任考察', maySay: true, ownWords: '' }])
  const say = { params: key(), body: { requestId: requestId(), words: OWN_WORDS } }
  expect((await app.as('grid_worker').call(sayOwnWords, say)).status).toBe(404)
  bodyOf(await app.as('resident').call(sayOwnWords, { ...say, body: { ...say.body, requestId: requestId() } }))
  expect((await own())[0]?.ownWords).toBe(OWN_WORDS)
})

test('the community answers every question, a second person signs, and then the asking body alone reads', async () => {
  expect((await step('dispatcher', 'hand_in')).body).toMatchObject({ code: 'report-in.answers_missing' })
  const short = await save('dispatcher', [answer(0, 0), answer(0, 1)])
  expect(short).toMatchObject({
    status: 422,
    body: { code: 'report-in.question_unanswered', errors: [{ field: 'answers.1.0' }] },
  })
  expect((await save('dispatcher', [answer(0, 0, '极好'), answer(0, 1), answer(1, 0)])).status).toBe(422)
  bodyOf(await save('dispatcher', [answer(0, 0, '好', SECRET_WORDS), answer(0, 1), answer(1, 0, '不了解')], '无'))
  const draft = bodyOf<SealedAnswers>(await app.as('checker').call(readDraftAnswers, { params: key() }))
  expect(draft).toMatchObject({ participation: [{ title: '陪老人看病' }] })
  expect((await open('leader')).body).toMatchObject({ code: 'report-in.not_answered_yet' })
  bodyOf(await step('dispatcher', 'hand_in'))
  expect((await save('dispatcher', [answer(0, 0), answer(0, 1), answer(1, 0)])).body).toMatchObject({
    code: 'report-in.answers_are_closed',
  })
  expect((await step('dispatcher', 'sign')).status).toBe(403)
  bodyOf(await step('checker', 'sign'))
  // Handed over, it is no longer the community's to read.
  expect((await app.as('dispatcher').call(readDraftAnswers, { params: key() })).body).toMatchObject({
    code: 'report-in.answers_are_sealed',
  })
  expect((await open('dispatcher')).status).toBe(403)
  expect((await open('housing')).status).toBe(404)
  expect(bodyOf<SealedAnswers & { ownWords: string }>(await open('leader'))).toMatchObject({
    ownWords: OWN_WORDS,
    remark: '无',
    answers: [{ choice: '好', words: SECRET_WORDS }, {}, { choice: '不了解' }],
  })
  const record = await app.db
    .selectFrom('audit.entry')
    .select(['actor_name', 'reason'])
    .where('event', '=', 'consultation.opened')
    .execute()
  expect(record).toEqual([{ actor_name: '林静', reason: '考察组集体研究' }])
  expect((await own())[0]).toMatchObject({ state: 'answered', maySay: false })
})

test('nothing of the answers stands in the case, the row or a stored reply', async () => {
  const stored = await Promise.all([
    app.db.selectFrom('report_in.consultation').selectAll().execute(),
    app.db.selectFrom('workflow.action').selectAll().where('case_id', '=', asked.caseId).execute(),
    app.db.selectFrom('workflow.case').selectAll().where('id', '=', asked.caseId).execute(),
    app.keptReplies(),
  ])
  const text = JSON.stringify(stored)
  for (const words of [SECRET_WORDS, OWN_WORDS]) expect(text.includes(words), words).toBe(false)
  // Whom it is about stands in no history: that is never forgotten.
  expect(JSON.stringify(stored.slice(0, 3))).not.toContain('王晓梅')
})

test('who asked and the community see the list, nobody else does', async () => {
  const list = async (by: string, query: object = {}) =>
    bodyOf<{ items: Consultation[] }>(await app.as(by).call(listConsultations, { query })).items.map(({ id }) => id)
  expect(await list('leader', { state: 'answered' })).toEqual([asked.id])
  expect(await list('dispatcher')).toEqual([asked.id])
  expect(await list('dispatcher', { state: 'answering' })).toEqual([])
  expect(await list('housing')).toEqual([])
  expect((await app.as('housing').call(getConsultation, { params: key() })).status).toBe(404)
})

test('on its day everything but that it was asked and answered is gone; what nobody answered lapses', async () => {
  const first = asked
  app.clock.set(new Date('2026-10-09T09:00:00+08:00'))
  app.forgetSessions()
  asked = bodyOf<Consultation>(await ask('leader', { lastDay: '2026-10-20' }))
  app.clock.set(new Date('2026-10-21T09:00:00+08:00'))
  app.forgetSessions()
  await app.run('report-in.forget-consultations')
  const seen = async () => bodyOf<Consultation>(await app.as('leader').call(getConsultation, { params: key() }))
  expect(await seen()).toMatchObject({ state: 'lapsed', name: null, forgotten: true })
  expect((await own()).map(({ id }) => id)).toEqual([first.id])
  asked = first
  expect((await open('leader')).status).toBe(200)
  app.clock.set(new Date('2026-12-29T09:00:00+08:00'))
  app.forgetSessions()
  await app.run('report-in.forget-consultations')
  expect((await open('leader')).body).toMatchObject({ code: 'report-in.answers_are_gone' })
  expect(await seen()).toMatchObject({ state: 'answered', name: null, unit: null, purpose: '', forgotten: true })
  expect(await own()).toEqual([])
})
