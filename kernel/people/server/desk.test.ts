import { afterAll, beforeAll, expect, it } from 'vitest'
import { startTestApp, type TestApp } from '#apps/server/testing.ts'
import { newId } from '#kernel/ids/index.ts'
import { contract } from '../index.ts'

let app: TestApp
beforeAll(async () => {
  app = await startTestApp()
})
afterAll(() => app.close())

it("residents are given the published telephone of the nearest residents' committee, and nobody else's", async () => {
  const post = await app.db
    .selectFrom('people.post')
    .select('area_code')
    .where('role', '=', 'grid_worker')
    .executeTakeFirst()
  const grid = post?.area_code ?? ''
  await app.db.deleteFrom('people.pairing').execute()
  await app.db.updateTable('people.organisation').set({ phone: null }).execute()
  const ask = () => app.as('resident').call(contract.routes.findDesk, { query: { areaCode: grid } })
  expect((await ask()).body).toEqual({ desk: null })
  const add = (kind: string, name: string, areaCode: string) =>
    app.db
      .insertInto('people.organisation')
      .values({ id: newId(), kind, name, area_code: areaCode, phone: `0099-${name}`, valid_from: '2020-01-01' })
      .execute()
  await add('residents_committee', '街道一级', grid.slice(0, 9))
  await add('property_company', '物业', grid.slice(0, 12))
  expect((await ask()).body).toEqual({ desk: { name: '街道一级', phone: '0099-街道一级' } })
  await add('residents_committee', '本社区', grid.slice(0, 12))
  expect((await ask()).body).toEqual({ desk: { name: '本社区', phone: '0099-本社区' } })
  expect((await app.anonymous.call(contract.routes.findDesk, { query: { areaCode: grid } })).status).toBe(401)
})
