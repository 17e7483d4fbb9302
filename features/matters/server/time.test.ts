import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../contract.ts'
import { aReport, bringToRating, expectOk, type Home, homeOf, report } from './fixtures.ts'

const DAY = 86_400_000

let app: TestApp
let home: Home
beforeAll(async () => {
  app = await startTestApp()
  home = await homeOf(app)
})
afterAll(() => app.close())

/** Sessions end with time, so each look after a jump is taken by somebody who signs in then. */
async function seenBy(username: string, matter: { district: string; id: string }) {
  const params = { district: matter.district, id: matter.id }
  const reply = await app.as(username).call(contract.routes.getMatter, { params })
  return contract.routes.getMatter.reply.parse(expectOk(reply))
}

it('closes unrated matters after seven days, counts late ones, and lets contacts go after a year', async () => {
  const contact = { name: '王女士', phone: '13812345678' }
  const matter = await report(app.as('resident'), aReport(home, { contact }))
  await bringToRating(app, home, matter)
  const forgotten = await report(app.as('resident'), aReport(home, { categoryId: 'other.else' }))

  app.clock.advance(6 * DAY)
  await app.run('workflow.sweep')
  // The seventh day ends at midnight.
  app.clock.advance(2 * DAY)
  await app.run('workflow.sweep')
  await app.run('matters.detach-contacts')
  expect(await seenBy('supervisor', matter)).toMatchObject({
    state: 'closed',
    requester: { name: '王**', phone: '138****5678', detached: false },
  })
  expect(await seenBy('supervisor', forgotten)).toMatchObject({ state: 'received', overdue: true })
  const numbers = await app.as('supervisor').call(contract.routes.areaNumbers, { params: { code: home.community } })
  expect(contract.routes.areaNumbers.reply.parse(expectOk(numbers))).toEqual({
    open: 1,
    overdue: 1,
    closed30: 1,
    fields: [
      { field: 'livelihood', open: 0, overdue: 0, closed30: 1 },
      { field: 'other', open: 1, overdue: 1, closed30: 0 },
    ],
  })

  app.clock.advance(366 * DAY)
  await app.run('matters.detach-contacts')
  expect((await seenBy('leader', matter)).requester).toMatchObject({ name: null, phone: null, detached: true })
  const row = await app.db
    .selectFrom('matters.requester')
    .selectAll()
    .where('matter_id', '=', matter.id)
    .executeTakeFirstOrThrow()
  expect(row).toMatchObject({ name_cipher: null, phone_cipher: null, phone_blind: null, phone_tail_blind: null })
})
