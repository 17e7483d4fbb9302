import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract as workflow } from '#kernel/workflow/index.ts'
import { contract } from '../contract.ts'
import { installMeasures } from './measures.ts'
import { publishedResults } from './published-results.ts'
import {
  ballotOf,
  installExampleMeasure,
  type Key,
  links,
  move,
  ok,
  openExampleRound,
  type Place,
  placeOf,
  saveScheme,
  vote,
} from './testing.ts'

const { routes } = contract
let app: TestApp
let place: Place
let round: Key

beforeAll(async () => {
  app = await startTestApp()
  installExampleMeasure()
  place = await placeOf(app.db)
  ok(await saveScheme(app, 'property_quarter'))
  round = await openExampleRound(app, 'property_quarter')
})
afterAll(async () => {
  installMeasures([])
  await app.close()
})

const view = async (key: Key, by = 'supervisor') =>
  routes.getRound.reply.parse(ok(await app.as(by).call(routes.getRound, { params: key })))
const own = async () => {
  const { items } = routes.listMyResults.reply.parse(ok(await app.as('property').call(routes.listMyResults, {})))
  return items.find(one => one.roundId === round.id)
}
const ownKey = () => ({ ...round, subjectId: place.company })

describe('a scheme', () => {
  test('that is not sound is refused with the part at fault', async () => {
    const reply = await saveScheme(app, 'broken', { range: { min: 0, max: 11_000 } })
    expect(reply).toMatchObject({
      status: 422,
      body: { code: 'appraisal.scheme_unsound', errors: [{ field: 'rules.bands' }] },
    })
  })

  test('a round has used gets a further version, and the round keeps its own', async () => {
    expect(ok(await saveScheme(app, 'property_quarter', { keepMonths: 24 }))).toMatchObject({
      version: 2,
      frozen: false,
    })
    expect(await view(round)).toMatchObject({ schemeVersion: 1, rules: { keepMonths: 36 } })
  })

  test('tried on a past period shows what would have been counted', async () => {
    const { rules } = await view(round)
    const body = {
      subjectKind: 'organisation' as const,
      rules,
      areaCode: place.street,
      periodFrom: '2026-04-01',
      periodTo: '2026-06-30',
    }
    const { items } = routes.previewScheme.reply.parse(
      ok(await app.as('leader').call(routes.previewScheme, { body: { ...body, areaCode: place.district } })),
    )
    const company = items.find(one => one.subjectId === place.company)
    expect(company?.parts.indicators[0]).toMatchObject({ key: 'kept', counted: 7500, earned: 5000 })
  })
})

describe('voting', () => {
  test('each votes once, by account or by link; a second ballot changes nothing', async () => {
    expect(ok(await vote(app, 'dispatcher', 'good'))).toEqual({ counted: 'now' })
    expect(ok(await vote(app, 'resident', 'poor'))).toEqual({ counted: 'now' })
    expect(ok(await vote(app, 'resident', 'good'))).toEqual({ counted: 'before' })
    expect(await ballotOf(app, 'resident')).toMatchObject({ state: 'voted', secret: true })
    for (const { token } of (await links(app, round)).slice(0, 4)) {
      const body = { token, answers: { service: 'fair' } }
      expect(ok(await app.anonymous.call(routes.openBallotLink, { body: { token } }))).toMatchObject({ state: 'open' })
      expect(ok(await app.anonymous.call(routes.castBallotByLink, { body }))).toEqual({ counted: 'now' })
      expect(ok(await app.anonymous.call(routes.castBallotByLink, { body }))).toEqual({ counted: 'before' })
    }
  })

  test('a link that was replaced or guessed is nobody’s', async () => {
    const [first] = await links(app, round)
    await links(app, round)
    for (const token of [first?.token ?? '', `${round.district}.${'a'.repeat(32)}`])
      expect(await app.anonymous.call(routes.openBallotLink, { body: { token } })).toMatchObject({ status: 404 })
  })

  test('an answer the scale does not offer is refused, and somebody else’s ballot is absent', async () => {
    const { district, id } = await ballotOf(app, 'dispatcher')
    const params = { district, id }
    const strange = await app
      .as('dispatcher')
      .call(routes.castMyBallot, { params, body: { answers: { service: 'great' } } })
    expect(strange).toMatchObject({ status: 422, body: { code: 'appraisal.answer_not_offered' } })
    const other = await app.as('resident').call(routes.castMyBallot, { params, body: { answers: { service: 'good' } } })
    expect(other.status).toBe(404)
  })

  test('while it runs, turnout is seen and no result', async () => {
    const [subject] = (await view(round)).subjectList
    expect(subject?.groups).toEqual([
      { key: 'branch', raters: 1, voted: 1 },
      { key: 'owners', raters: 8, voted: 5 },
    ])
    expect(subject?.result).toBeNull()
  })

  test('two at once with one link: one is counted', async () => {
    const [one] = await links(app, round)
    const body = { token: one?.token ?? '', answers: { service: 'fair' } }
    const replies = await Promise.all([1, 2, 3].map(() => app.anonymous.call(routes.castBallotByLink, { body })))
    expect(replies.map(reply => ok<{ counted: string }>(reply).counted).toSorted()).toEqual(['before', 'before', 'now'])
  })
})

describe('the result', () => {
  test('is counted at closing and published once; what is counted later changes nothing', async () => {
    ok(await move(app, round, 'close'))
    installExampleMeasure(10_000)
    ok(await move(app, round, 'publish'))
    // 40 % × 50 + 60 % × (half of 100, half of (0 + 5 × 80) ÷ 6)
    const [subject] = (await view(round)).subjectList
    expect(subject?.result).toMatchObject({ edition: 1, score: 7000, band: 'plain' })
    expect((await move(app, round, 'publish')).status).toBe(409)
    const [published] = await publishedResults(app.db, { subjectKind: 'organisation', subjectId: place.company })
    expect(published).toMatchObject({ score: 7000, band: { key: 'plain' }, edition: 1 })
  })

  test('is told to its subject, who answers once', async () => {
    expect(await own()).toMatchObject({ score: 7000, mayAnswer: true, mayObject: true, basis: '物业服务评议办法' })
    const answer = () =>
      app
        .as('property')
        .call(routes.answerResult, { params: ownKey(), body: { requestId: randomUUID(), words: '正在整改电梯问题' } })
    ok(await answer())
    expect((await answer()).body).toMatchObject({ code: 'appraisal.answered_already' })
    expect((await view(round)).subjectList[0]?.answer).toBe('正在整改电梯问题')
    const stranger = await app
      .as('resident')
      .call(routes.answerResult, { params: ownKey(), body: { requestId: randomUUID(), words: '与我无关的回应' } })
    expect(stranger.status).toBe(404)
  })

  test('is contested in the one workbench, and never decided by who organised it', async () => {
    const body = { requestId: randomUUID(), words: '七月停电不应计入逾期' }
    const raised = routes.objectToResult.reply.parse(
      ok(await app.as('property').call(routes.objectToResult, { params: ownKey(), body })),
    )
    const cases = workflow.routes.listCases.reply.parse(
      ok(await app.as('leader').call(workflow.routes.listCases, { query: { procedure: 'appraisal_objection' } })),
    )
    const line = cases.items.find(one => one.number === raised.number)
    expect(line).toMatchObject({ state: 'raised' })
    const params = { district: line?.district ?? '', id: line?.id ?? '', name: 'uphold' }
    const decide = (username: string) =>
      app.as(username).call(workflow.routes.actOnCase, {
        params,
        body: { requestId: randomUUID(), form: {}, note: '停电属不可抗力' },
      })
    expect((await decide('supervisor')).status).toBe(404)
    ok(await decide('leader'))
    expect((await own())?.objection).toEqual({ words: '七月停电不应计入逾期', decision: 'upheld' })
  })

  test('is not final before what was upheld is corrected, with a further edition that says why', async () => {
    app.clock.set(new Date(app.clock.now().getTime() + 8 * 86_400_000))
    app.forgetSessions()
    expect((await move(app, round, 'finish')).body).toMatchObject({ code: 'appraisal.objection_pending' })
    const body = {
      requestId: randomUUID(),
      subjectId: place.company,
      reason: '扣除停电造成的逾期',
      counted: { kept: 5000 },
    }
    const corrected = await app.as('supervisor').call(routes.correctResult, { params: round, body })
    expect(ok(corrected)).toMatchObject({
      edition: 2,
      score: 5000,
      band: { key: 'poor' },
      reason: '扣除停电造成的逾期',
    })
    const rows = await app.db
      .selectFrom('appraisal.result')
      .select(['edition', 'score'])
      .where('round_id', '=', round.id)
      .orderBy('edition')
      .execute()
    expect(rows).toEqual([
      { edition: 1, score: 7000 },
      { edition: 2, score: 5000 },
    ])
  })

  test('computes again to the last digit, from the facts and from the ballots', async () => {
    expect(ok(await app.as('leader').call(routes.verifyRound, { params: round }))).toEqual({
      checked: 2,
      differing: [],
    })
    await app.db
      .updateTable('appraisal.tally')
      .set({ answers: JSON.stringify({ service: { good: 6 } }) })
      .where('round_id', '=', round.id)
      .execute()
    expect(ok(await app.as('leader').call(routes.verifyRound, { params: round }))).toMatchObject({
      differing: [{ edition: 1 }, { edition: 2 }],
    })
  })

  test('is final by itself once nobody contests it, and leads to a case', async () => {
    await app.run('appraisal.tend-rounds')
    expect((await view(round)).state).toBe('final')
    const cases = workflow.routes.listCases.reply.parse(
      ok(await app.as('supervisor').call(workflow.routes.listCases, { query: { procedure: 'appraisal_follow_up' } })),
    )
    expect(cases.items).toMatchObject([{ state: 'opened' }])
    const labels = await app.db
      .selectFrom('appraisal.rater')
      .select('label')
      .where('round_id', '=', round.id)
      .where('label', 'is not', null)
      .execute()
    expect(labels).toEqual([])
  })
})
