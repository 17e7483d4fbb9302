import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { notifyContract } from '../contract.ts'
import { type Home, homeOf, inboxOf, personOf, report } from './fixtures.ts'
import { okOf, requestId } from './set-up.fixtures.ts'

const { routes } = notifyContract
let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

function at(time: string): void {
  app.clock.set(new Date(`2026-09-${time}+08:00`))
  app.forgetSessions()
}

async function digestsOf(username: string, locale = 'zh'): Promise<string[]> {
  const { items } = await inboxOf(app.as(username), { limit: '200' }, locale)
  return items.filter(item => item.case === null).map(item => item.text)
}

it('goes out once on a working day, from its time on, to staff for whom something waits, as the workbench counts', async () => {
  await report(app.as('resident'), home)
  await report(app.as('resident'), home)
  at('24T08:29:00')
  await app.run('notify.digest')
  expect(await digestsOf('dispatcher')).toEqual([])
  at('24T08:30:00')
  await app.run('notify.digest')
  at('24T08:35:00')
  await app.run('notify.digest')
  const reply = await app.as('dispatcher').raw({ method: 'GET', url: '/api/workbench' })
  expect(reply.status).toBe(200)
  expect(await digestsOf('dispatcher')).toEqual([
    '今天等您办理的有 2 件：待受理 2，待派单 0，待办理 0，待核查 0；其中超时 2 件。',
  ])
  expect(await digestsOf('dispatcher', 'en')).toEqual([
    '2 wait for you today: 2 to accept, 0 to dispatch, 0 to handle, 0 to check; 2 of them overdue.',
  ])
  for (const nobody of ['resident', 'property', 'sysadmin'])
    expect([nobody, await digestsOf(nobody)]).toEqual([nobody, []])
})

it('rests on days off, and when it is turned off', async () => {
  // The Mid-Autumn Festival of 2026 falls on 25 September.
  at('25T09:00:00')
  await app.run('notify.digest')
  expect(await digestsOf('dispatcher')).toHaveLength(1)
  at('28T09:00:00')
  const quiet = { on: true, from: '21:30', to: '07:30' }
  const save = (on: boolean) =>
    app.as('operator').call(routes.saveTimes, { body: { requestId: requestId(), quiet, digest: { on, at: '08:30' } } })
  okOf(routes.saveTimes.reply, await save(false))
  await app.run('notify.digest')
  expect(await digestsOf('dispatcher')).toHaveLength(1)
  okOf(routes.saveTimes.reply, await save(true))
  await app.run('notify.digest')
  expect(await digestsOf('dispatcher')).toHaveLength(2)
})

it('follows what each person chose, by push and e-mail unless they said otherwise', async () => {
  const mine = okOf(routes.getMyNotifications.reply, await app.as('checker').call(routes.getMyNotifications, {}))
  expect(mine.kinds.find(one => one.kind === 'digest')?.channels).toEqual(['push', 'email'])
  const choices = { digest: [], progress: ['sms' as const] }
  const saved = await app.as('checker').call(routes.saveMyNotifications, { body: { requestId: requestId(), choices } })
  expect(okOf(routes.saveMyNotifications.reply, saved).kinds).toEqual([
    { kind: 'progress', channels: ['sms'] },
    { kind: 'turn', channels: ['push'] },
    { kind: 'time', channels: ['push', 'email'] },
    { kind: 'digest', channels: [] },
  ])
  const resident = okOf(routes.getMyNotifications.reply, await app.as('resident').call(routes.getMyNotifications, {}))
  expect(resident.kinds.map(one => one.kind)).toEqual(['progress'])
  const row = await app.db
    .selectFrom('notify.preference')
    .select(['choices', 'locale'])
    .where('person_id', '=', await personOf(app, 'checker'))
    .executeTakeFirstOrThrow()
  expect(row).toEqual({ choices, locale: 'zh' })
})
