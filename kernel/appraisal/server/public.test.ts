import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { installMeasures } from './measures.ts'
import {
  installExampleMeasure,
  type Key,
  links,
  move,
  ok,
  openExampleRound,
  type Place,
  placeOf,
  saveScheme,
} from './testing.ts'

const { routes } = contract
let app: TestApp
let place: Place
const rounds = new Map<string, Key>()

/** Two rounds announced to everybody, one told to its subject alone. */
beforeAll(async () => {
  app = await startTestApp()
  installExampleMeasure()
  place = await placeOf(app.db)
  for (const [key, audience] of [
    ['announced_one', 'public'],
    ['announced_two', 'public'],
    ['told_apart', 'subject'],
  ] as const) {
    ok(await saveScheme(app, key, { audience, quorumMissed: 'spread' }))
    const round = await openExampleRound(app, key)
    for (const { token } of await links(app, round))
      ok(await app.anonymous.call(routes.castBallotByLink, { body: { token, answers: { service: 'fair' } } }))
    ok(await move(app, round, 'close'))
    ok(await move(app, round, 'publish'))
    rounds.set(key, round)
  }
})
afterAll(async () => {
  installMeasures([])
  await app.close()
})

const read = async (query: Record<string, string | number> = {}) =>
  routes.listPublicResults.reply.parse(ok(await app.anonymous.call(routes.listPublicResults, { query })))

test('what was announced is read without signing in, with how its score came about', async () => {
  const { items, rounds: shown } = await read({ scheme: 'announced_one' })
  expect(items).toMatchObject([{ subjectId: place.company, roundId: rounds.get('announced_one')?.id }])
  expect(items[0]?.score).toBeGreaterThan(0)
  expect(shown).toMatchObject([{ schemeKey: 'announced_one', final: false, basis: '物业服务评议办法' }])
  expect(shown[0]?.indicators.map(one => one.weight)).toEqual([4000, 6000])
  expect(shown[0]?.groups.map(one => one.share)).toEqual([5000, 5000])
})

test('what was told to its subject alone is not there, in no filter', async () => {
  const all = await read({ limit: 200 })
  expect(all.items.map(one => one.roundId)).not.toContain(rounds.get('told_apart')?.id)
  expect((await read({ scheme: 'told_apart' })).items).toEqual([])
  const choices = routes.listPublicChoices.reply.parse(ok(await app.anonymous.call(routes.listPublicChoices, {})))
  expect(choices.schemes.map(one => one.key)).not.toContain('told_apart')
  expect(choices.areas.map(one => one.code)).toContain(place.street)
})

test('page by page everything is read once, and an area narrows it to what lies there', async () => {
  const whole = (await read({ limit: 200 })).items.map(one => `${one.roundId}${one.subjectId}`)
  const walked: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const part: Awaited<ReturnType<typeof read>> = await read({ limit: 1, ...(cursor ? { cursor } : {}) })
    walked.push(...part.items.map(one => `${one.roundId}${one.subjectId}`))
    expect(part.rounds.map(one => one.id)).toEqual(part.items.map(one => one.roundId))
    cursor = part.next
  }
  expect(walked).toEqual(whole)
  expect(new Set(walked).size).toBe(walked.length)
  expect((await read({ area: place.street, scheme: 'announced_two' })).items).toHaveLength(1)
  expect((await read({ area: '110101001' })).items).toEqual([])
})
