import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { contract } from '../../contract.ts'
import { act, ok, residentApplies, seatOf } from '../fixtures.ts'

let app: TestApp
let community: string
let at: { lng: number; lat: number }

beforeAll(async () => {
  app = await startTestApp()
  const grid = (await seatOf(app, 'grid_worker')).areaCode
  community = grid.slice(0, 12)
  const { lng, lat } = await app.db
    .selectFrom('territory.area')
    .select(['lng', 'lat'])
    .where('code', '=', grid)
    .executeTakeFirstOrThrow()
  at = { lng: lng ?? 0, lat: lat ?? 0 }
}, 180_000)
afterAll(() => app.close())

async function report(more: object = {}): Promise<{ district: string; id: string }> {
  const body = { requestId: randomUUID(), kind: 'resident_request', words: '路口井盖翘起来了', point: at, ...more }
  return ok(await app.as('resident').raw({ method: 'POST', url: '/api/matters', payload: body }))
}

async function sourceOf({ district, id }: { district: string; id: string }): Promise<string> {
  const row = await app.db
    .selectFrom('matters.matter')
    .select('source')
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row.source
}

const counted = async (as = 'dispatcher') =>
  app.as(as).call(contract.routes.countSentinels, { query: { areaCode: community } })
type Mine = { items: { mine: string; reports: { reports: number; solved: number } | null }[] }
const own = async () => ok<Mine>(await app.as('resident').call(contract.routes.listMine, {}))

test('what a registered sentinel reports is any matter, marked by the server; the area is counted, one to four not told', async () => {
  expect(await sourceOf(await report())).toBe('resident')
  const joined = await residentApplies(app, community, { classes: ['sentinel'] })
  // Applied is not yet in the register.
  expect(await sourceOf(await report())).toBe('resident')
  ok(await act(app, 'dispatcher', joined, { name: 'admit' }))
  const before = ok<{ reports: number | null }>(await counted()).reports
  const first = await report({ source: undefined })
  expect(await sourceOf(first)).toBe('sentinel')
  expect(ok(await counted())).toMatchObject({ sentinels: null, reports: before === 0 ? null : before, solved: null })
  for (let more = 1; more < 5; more += 1) await report({ words: `第 ${more} 处井盖翘起` })
  expect(ok(await counted())).toMatchObject({ reports: 5 })
  const mine = (await own()).items.find(one => one.mine === 'person')
  expect(mine?.reports).toEqual({ reports: 5, solved: 0 })
  expect((await counted('resident')).status).toBe(403)
})

test('whoever asks not to be known is not told apart, and leaving ends it', async () => {
  expect(await sourceOf(await report({ anonymous: true }))).toBe('resident')
  expect(await sourceOf(await report({ secretFromUnit: true }))).toBe('resident')
  const { items } = ok<{ items: { id: string; district: string; mine: string }[] }>(
    await app.as('resident').call(contract.routes.listMine, {}),
  )
  const mine = items.find(one => one.mine === 'person')
  ok(
    await app.as('resident').call(contract.routes.leaveRegister, {
      params: { district: mine?.district, id: mine?.id },
      body: { requestId: randomUUID(), reason: '不送外卖了' },
    } as never),
  )
  expect(await sourceOf(await report())).toBe('resident')
})
