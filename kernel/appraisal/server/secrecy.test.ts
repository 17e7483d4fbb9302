import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { installMeasures } from './measures.ts'
import {
  ballotOf,
  installExampleMeasure,
  type Key,
  links,
  move,
  ok,
  openExampleRound,
  placeOf,
  saveScheme,
  vote,
} from './testing.ts'

const { routes } = contract
let app: TestApp
let round: Key
/** Ids of those who voted in secret: raters and their persons. */
let voters: string[]

beforeAll(async () => {
  app = await startTestApp()
  installExampleMeasure()
  ok(await saveScheme(app, 'secret_scheme', { quorumMissed: 'spread' }))
  round = await openExampleRound(app, 'secret_scheme')
  const { persons } = await placeOf(app.db)
  const own = await ballotOf(app, 'resident')
  ok(await vote(app, 'resident', 'poor'))
  const handed = (await links(app, round)).slice(0, 3)
  for (const { token } of handed)
    ok(await app.anonymous.call(routes.castBallotByLink, { body: { token, answers: { service: 'poor' } } }))
  voters = [own.id, persons.resident, ...handed.map(one => one.id)]
})
afterAll(async () => {
  installMeasures([])
  await app.close()
})

/** Every row of every table of the product as text. */
async function allRows(): Promise<{ table: string; text: string }[]> {
  const tables = await sql<{
    name: string
  }>`select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema', 'territory', 'calendar')`.execute(
    app.db,
  )
  const rows = await Promise.all(
    tables.rows.map(async ({ name }) => {
      const found = await sql<{
        text: string
      }>`select row_to_json(t)::text as text from ${sql.table(name)} as t`.execute(app.db)
      return found.rows.map(row => ({ table: name, text: row.text }))
    }),
  )
  return rows.flat()
}

test('no row of any table holds a voter and what was voted', async () => {
  const rows = await allRows()
  const ofVoters = rows.filter(row => voters.some(id => row.text.includes(id)))
  expect(ofVoters.some(row => row.table === 'appraisal.rater')).toBe(true)
  expect(ofVoters.filter(row => row.text.includes('poor')).map(row => row.table)).toEqual([])
  const holding = rows.filter(row => /"poor": ?4/.test(row.text)).map(row => row.table)
  expect(holding).toEqual(['appraisal.tally'])
})

test('nothing is kept by which an answer could be guessed: no stored reply, no entry in the log, no time', async () => {
  const rows = await allRows()
  expect(rows.filter(row => /cast(My)?Ballot/.test(row.text)).map(row => row.table)).toEqual([])
  const entries = rows.filter(row => row.table === 'audit.entry' && voters.some(id => row.text.includes(id)))
  expect(entries.filter(row => row.text.includes('appraisal')).map(row => row.text)).toEqual([])
  const ballots = await app.db
    .selectFrom('appraisal.ballot')
    .select('group_key')
    .where('round_id', '=', round.id)
    .execute()
  expect(ballots.filter(row => row.group_key === 'owners')).toEqual([])
})

test.each(['supervisor', 'leader', 'operator', 'checker'])(
  '%s sees turnout, and no answer before voting closes',
  async username => {
    const reply = await app.as(username).call(routes.getRound, { params: round })
    const seen = reply.status === 200 ? routes.getRound.reply.parse(reply.body).subjectList : []
    expect(seen.every(one => one.result === null)).toBe(true)
    const raters = await app.as(username).call(routes.listRaters, { params: round })
    expect(JSON.stringify(raters.body)).not.toContain('poor')
  },
)

test('of four secret ballots no mean is shown, published or not', async () => {
  ok(await vote(app, 'dispatcher', 'good'))
  ok(await move(app, round, 'close'))
  ok(await move(app, round, 'publish'))
  const [subject] = routes.getRound.reply.parse(
    ok(await app.as('supervisor').call(routes.getRound, { params: round })),
  ).subjectList
  const service = subject?.result?.parts?.indicators.find(one => one.key === 'service')
  expect(service?.groups).toEqual([{ key: 'branch', earned: 10_000 }])
})

test('what is exported and announced is the result alone', async () => {
  const file = await app.as('supervisor').call(routes.listResults, { query: { round: round.id } })
  const announced = await app.anonymous.call(routes.listPublicResults, {})
  for (const reply of [file, announced]) {
    const text = JSON.stringify(reply.body)
    expect(text).toContain(round.id)
    expect(text).not.toContain('"answers"')
    for (const id of voters) expect(text).not.toContain(id)
  }
})
