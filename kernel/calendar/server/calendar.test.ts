import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import { Registry } from 'prom-client'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { SettableClock } from '#platform/clock.ts'
import { type Database, migrate, openPglite } from '#platform/db/index.ts'
import { DomainError } from '#platform/error.ts'
import { mount } from '#platform/http/mount.ts'
import { testCrypto } from '#platform/http/testing.ts'
import type { Route } from '#platform/http/route.ts'
import { createHttp } from '#platform/http/server.ts'
import { registerMessages } from '#platform/i18n.ts'
import { openQueue, type Queue } from '#platform/jobs/queue.ts'
import { createLog } from '#platform/log.ts'
import { type TxDeps, withTx } from '#platform/tx.ts'
import { isWorkday } from '../calendar.ts'
import { shanghai } from '../fixtures.ts'
import { shippedYears } from '../shipped-days.ts'
import {
  type CalendarChange,
  type CalendarListener,
  calendarServer,
  ensureCalendar,
  loadCalendar,
  onCalendarChanged,
} from './index.ts'

const NOW = shanghai('2026-11-20', '10:00')
const DAYS_2027 = [
  ...(shippedYears.find(year => year.year === 2027)?.days ?? []).map(({ date, kind, name }) => ({ date, kind, name })),
  { date: '2027-10-04', kind: 'rest', name: '国庆节' },
  { date: '2027-10-09', kind: 'work', name: '国庆节' },
]
const NOTICE = '国务院办公厅关于2027年部分节假日安排的通知'

let database: Database
let queue: Queue
let http: FastifyInstance
let tx: TxDeps

beforeAll(async () => {
  database = await openPglite()
  await migrate(database)
  const log = createLog('silent')
  queue = await openQueue(database, { jobs: calendarServer.jobs, log, schedule: false })
  tx = { db: database.db, clock: new SettableClock(NOW), log, enqueue: queue.enqueue }
  http = await createHttp({ db: database.db, log, metrics: new Registry(), limited: false })
  await ensureCalendar(database.db, NOW)
  registerMessages(calendarServer.messages.namespace, calendarServer.messages.bundle)
  const editor = randomUUID()
  // Who may do what is the access module's; here two callers stand for the two answers it can give.
  async function authorise(route: Route, request: FastifyRequest) {
    const caller = request.headers['x-caller']?.toString() ?? ''
    if (caller === '') throw new DomainError('platform.unauthenticated', { status: 401 })
    if (route.permission === 'calendar.edit' && caller !== 'editor')
      throw new DomainError('platform.forbidden', { status: 403 })
    return { key: caller, actor: { personId: editor, name: caller } }
  }
  mount(http, calendarServer.part, { tx, crypto: testCrypto, authorise })
})

afterAll(async () => {
  await http.close()
  await queue.stop()
  await database.close()
})

/** A copy of the shipped calendar, so that no test sees what another one changed. */
async function ownCalendar(): Promise<string> {
  const id = `copy-${randomUUID().slice(0, 8)}`
  const { db } = database
  const head = await db
    .selectFrom('calendar.calendar')
    .selectAll()
    .where('id', '=', 'national')
    .executeTakeFirstOrThrow()
  await db
    .insertInto('calendar.calendar')
    .values({ ...head, id, windows: JSON.stringify(head.windows) })
    .execute()
  for (const table of ['calendar.year', 'calendar.day'] as const) {
    const rows = await db.selectFrom(table).selectAll().where('calendar_id', '=', 'national').execute()
    await db
      .insertInto(table)
      .values(rows.map(row => ({ ...row, calendar_id: id })))
      .execute()
  }
  return id
}

function send(caller: string, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) {
  return http.inject({
    method,
    url,
    headers: caller === '' ? {} : { 'x-caller': caller },
    ...(payload ? { payload } : {}),
  })
}

function yearFile(changes: object = {}) {
  return { requestId: randomUUID(), year: 2027, status: 'official', source: NOTICE, days: DAYS_2027, ...changes }
}

describe('reading', () => {
  test('calendars come with their windows, their years and the year that is missing', async () => {
    const reply = await send('reader', 'GET', '/api/calendars')
    expect(reply.statusCode).toBe(200)
    const national = reply.json().items.find((item: { id: string }) => item.id === 'national')
    expect(national).toMatchObject({
      windows: [
        [540, 720],
        [840, 1_080],
      ],
      missingYear: 2027,
    })
    expect(national.years.map((row: { year: number; status: string }) => [row.year, row.status])).toEqual([
      [2024, 'official'],
      [2025, 'official'],
      [2026, 'official'],
      [2027, 'provisional'],
    ])
  })

  test('days come by year, with the neighbouring years', async () => {
    const reply = await send('reader', 'GET', '/api/calendars/national/days?year=2026')
    expect(reply.json()).toMatchObject({ year: 2026, status: 'official', previousYear: 2025, nextYear: 2027 })
    expect(reply.json().days).toHaveLength(39)
    expect(reply.json().days[0]).toMatchObject({ date: '2026-01-01', kind: 'rest', name: '元旦', status: 'official' })
  })

  test('a year that was never imported says so', async () => {
    const reply = await send('reader', 'GET', '/api/calendars/national/days?year=2030')
    expect(reply.json()).toEqual({
      year: 2030,
      status: 'missing',
      source: null,
      days: [],
      previousYear: 2027,
      nextYear: null,
    })
  })

  test.each([
    ['nobody signed in', '', '/api/calendars', 401],
    ['no such calendar', 'reader', '/api/calendars/lunar/days?year=2026', 404],
    ['no year', 'reader', '/api/calendars/national/days', 422],
    ['a year beyond reason', 'reader', '/api/calendars/national/days?year=99999', 422],
  ])('%s', async (...[, caller, url, status]) => {
    expect((await send(caller, 'GET', url)).statusCode).toBe(status)
  })
})

describe('importing a year', () => {
  test('a dry run says what would change and writes nothing', async () => {
    const id = await ownCalendar()
    const reply = await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile({ dryRun: true }))
    expect(reply.json()).toEqual({
      applied: false,
      year: 2027,
      faults: [],
      changes: [
        { date: '2027-10-04', before: null, after: 'rest', name: '国庆节' },
        { date: '2027-10-09', before: null, after: 'work', name: '国庆节' },
      ],
    })
    const after = await send('reader', 'GET', `/api/calendars/${id}/days?year=2027`)
    expect(after.json().status).toBe('provisional')
    expect(after.json().days).toHaveLength(13)
  })

  test('an import replaces the year and makes it official', async () => {
    const id = await ownCalendar()
    const reply = await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile())
    expect(reply.json()).toMatchObject({ applied: true, year: 2027 })
    const after = await send('reader', 'GET', `/api/calendars/${id}/days?year=2027`)
    expect(after.json()).toMatchObject({ status: 'official', source: NOTICE })
    expect(after.json().days).toHaveLength(15)
    const calendars = await send('reader', 'GET', '/api/calendars')
    const imported = calendars.json().items.find((item: { id: string }) => item.id === id)
    expect(imported.missingYear).toBeNull()
  })

  test('every bad row is named in the caller’s language and nothing is written', async () => {
    const id = await ownCalendar()
    const days = [
      ...DAYS_2027,
      { date: '2027-13-01', kind: 'rest', name: '？' },
      { date: '2027-07-01', kind: 'x', name: '' },
    ]
    const trial = await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile({ days, dryRun: true }))
    expect(trial.json().applied).toBe(false)
    expect(trial.json().faults).toMatchObject([
      {
        row: 15,
        field: 'date',
        code: 'calendar.date_malformed',
        detail: '“2027-13-01”不是有效的日期，应为 YYYY-MM-DD。',
      },
      { row: 16, field: 'kind', code: 'calendar.kind_unknown' },
      { row: 16, field: 'name', code: 'calendar.name_length' },
    ])
    const refused = await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile({ days }))
    expect(refused.statusCode).toBe(422)
    expect(refused.json().errors.map((error: { field: string }) => error.field)).toEqual([
      'days.15.date',
      'days.16.kind',
      'days.16.name',
    ])
    expect((await send('reader', 'GET', `/api/calendars/${id}/days?year=2027`)).json().status).toBe('provisional')
  })

  test('sent twice it happens once; the same id with other content is refused', async () => {
    const id = await ownCalendar()
    const file = yearFile()
    const first = await send('editor', 'POST', `/api/calendars/${id}/years`, file)
    const again = await send('editor', 'POST', `/api/calendars/${id}/years`, file)
    expect(again.json()).toEqual(first.json())
    const other = await send('editor', 'POST', `/api/calendars/${id}/years`, { ...file, source: 'another' })
    expect([other.statusCode, other.json().code]).toEqual([409, 'platform.request_id_reused'])
  })

  test.each([
    ['without the permission', 'reader', 'national', {}, 403],
    ['into no calendar', 'editor', 'lunar', {}, 404],
    ['a year known officially, as provisional', 'editor', 'national', { year: 2026, status: 'provisional' }, 409],
    ['with no source', 'editor', 'national', { source: ' ' }, 422],
  ])('refused: %s', async (...[, caller, id, changes, status]) => {
    expect((await send(caller, 'POST', `/api/calendars/${id}/years`, yearFile(changes))).statusCode).toBe(status)
  })
})

describe('editing a day', () => {
  const edit = (changes: object = {}) => ({
    requestId: randomUUID(),
    kind: 'rest',
    name: '三月三',
    source: '自治区人民政府通知',
    ...changes,
  })

  test('a local holiday is added and taken away again', async () => {
    const id = await ownCalendar()
    const url = `/api/calendars/${id}/days/2026-04-20`
    const added = await send('editor', 'PUT', url, edit())
    expect(added.json()).toMatchObject({ date: '2026-04-20', kind: 'rest', name: '三月三', status: 'official' })
    expect(isWorkday(await loadCalendar(database.db, id), '2026-04-20')).toBe(false)
    await send('editor', 'PUT', url, edit({ kind: null }))
    expect(isWorkday(await loadCalendar(database.db, id), '2026-04-20')).toBe(true)
  })

  test.each([
    ['a statutory day does not become a working day', '2026-10-01', { kind: null }, 422, 'calendar.fixed_holiday'],
    ['a weekday needs no make-up', '2026-04-20', { kind: 'work' }, 422, 'calendar.work_on_weekday'],
    ['a year that is not there', '2029-04-20', {}, 409, 'calendar.year_missing'],
  ])('refused: %s', async (...[, date, changes, status, code]) => {
    const reply = await send('editor', 'PUT', `/api/calendars/national/days/${date}`, edit(changes))
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
  })

  test('refused without the permission, and for a day that does not exist', async () => {
    expect((await send('reader', 'PUT', '/api/calendars/national/days/2026-04-20', edit())).statusCode).toBe(403)
    expect((await send('editor', 'PUT', '/api/calendars/national/days/2026-02-30', edit())).statusCode).toBe(404)
  })
})

describe('what follows a change', () => {
  let stop: () => void = () => undefined
  afterEach(() => stop())

  function listen(listener: CalendarListener): void {
    stop = onCalendarChanged(listener)
  }

  test('a listener sees the new calendar within the transaction, and hears again when it has settled', async () => {
    const id = await ownCalendar()
    expect(isWorkday(await loadCalendar(database.db, id), '2027-10-04')).toBe(true)
    const heard: { change: CalendarChange; years: readonly number[]; resting: boolean }[] = []
    listen(async (inside, calendarId, years, change) => {
      const calendar = await loadCalendar(inside.db, calendarId)
      heard.push({ change, years, resting: !isWorkday(calendar, '2027-10-04') })
    })
    await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile())
    expect(heard).toMatchObject([
      { years: [2027], resting: true, change: { kind: 'year_imported', actor: { name: 'editor' }, source: NOTICE } },
    ])
    expect(isWorkday(await loadCalendar(database.db, id), '2027-10-04')).toBe(false)
    await settle({ calendarId: id, years: [2027] })
    expect(heard[1]).toMatchObject({ years: [2027], resting: true, change: { kind: 'settled' } })
  })

  test('the settling job waits until other processes have let go of the old calendar', async () => {
    const id = await ownCalendar()
    await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile())
    const { rows } = await sql<{ start_after: Date }>`
      select start_after from jobs.job where name = 'calendar.settle' and data->>'calendarId' = ${id}`.execute(
      database.db,
    )
    expect(rows.map(row => row.start_after.getTime() - NOW.getTime())).toEqual([60_000])
  })

  test('when a listener fails, nothing has changed, neither stored nor in memory', async () => {
    const id = await ownCalendar()
    listen(async (inside, calendarId) => {
      await loadCalendar(inside.db, calendarId)
      throw new DomainError('calendar.year_is_official', { params: { year: 2027 } })
    })
    const reply = await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile())
    expect(reply.statusCode).toBe(409)
    expect(isWorkday(await loadCalendar(database.db, id), '2027-10-04')).toBe(true)
    expect((await send('reader', 'GET', `/api/calendars/${id}/days?year=2027`)).json().status).toBe('provisional')
  })

  test('a trial is heard by nobody', async () => {
    const id = await ownCalendar()
    let heard = 0
    listen(async () => {
      heard += 1
    })
    await send('editor', 'POST', `/api/calendars/${id}/years`, yearFile({ dryRun: true }))
    expect(heard).toBe(0)
  })
})

test('seeding again keeps what was edited here', async () => {
  const url = '/api/calendars/national/days/2026-05-20'
  const body = { kind: 'rest', name: '本市假日', source: '市政府通知' }
  await send('editor', 'PUT', url, { ...body, requestId: randomUUID() })
  await ensureCalendar(database.db, NOW)
  expect(isWorkday(await loadCalendar(database.db, 'national'), '2026-05-20')).toBe(false)
  await send('editor', 'PUT', url, { ...body, kind: null, requestId: randomUUID() })
})

async function settle(data: { calendarId: string; years: number[] }): Promise<void> {
  for (const job of calendarServer.jobs) await job.handle(data, { withTx: withTx(tx), db: database.db, log: tx.log })
}
