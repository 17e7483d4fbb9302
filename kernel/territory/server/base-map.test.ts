import { afterAll, beforeAll, expect, test } from 'vitest'
import { readTileOrigins } from './base-map-store.ts'
import { startTestServer, type TestServer } from './testing.ts'
import { importDivisions } from './import-divisions.ts'
import { smallTree } from './testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await startTestServer()
  await server.withTx(tx => importDivisions(tx, smallTree, {}))
})
afterAll(() => server.close())

const key = '0123456789abcdef0123456789abcdef'
const tianditu = { kind: 'tianditu', style: 'vector', key, reviewNumber: 'GS(2024)0001号', opacity: 0.9 }
const xyz = { kind: 'xyz', tiles: 'https://tiles.example.org/{z}/{x}/{y}.png', attribution: '近邻市', maxZoom: 18 }
const save = (who: 'city' | 'east' | 'worker' | 'guest', body: object) =>
  server.send(who, 'saveBaseMap', { body: { ...body } })

test('nothing lies under the map until the city chooses; everybody may read the choice, few may make it', async () => {
  expect((await server.send('guest', 'readBaseMap')).json()).toEqual({ kind: 'none' })
  expect((await save('guest', tianditu)).status).toBe(401)
  expect((await save('worker', tianditu)).status).toBe(403)
  expect((await save('east', tianditu)).status).toBe(404)
  expect((await save('city', tianditu)).json()).toEqual(tianditu)
  expect((await server.send('guest', 'readBaseMap')).json()).toEqual(tianditu)
  expect(await readTileOrigins(server.db)).toContain('https://t0.tianditu.gov.cn')
})

test('who changed it is on record, and the key is not', async () => {
  await save('city', { ...xyz, tiles: `${xyz.tiles}?token=${key}`, opacity: 0.5 })
  const entries = await server.db
    .selectFrom('audit.entry')
    .select(['event', 'subject_id', 'details'])
    .where('subject_id', '=', 'territory.base_map')
    .execute()
  expect(entries.length).toBeGreaterThan(1)
  expect(JSON.stringify(entries)).toContain('tiles.example.org')
  expect(JSON.stringify(entries)).not.toContain(key)
})

test('an address that is not one, of a machine nobody named, or in another frame, is refused at its field', async () => {
  const wrong: [object, string, string][] = [
    [{ tiles: 'https://tiles.example.org/all.png' }, 'tiles', 'territory.bad_template'],
    [{ tiles: 'http://10.0.0.5/{z}/{x}/{y}.png' }, 'tiles', 'territory.bad_template'],
    [{ tiles: 'https://wprd01.is.autonavi.com/t?x={x}&y={y}&z={z}' }, 'tiles', 'territory.shifted_tiles'],
    [{ opacity: 7 }, 'opacity', 'platform.'],
    [{ attribution: '' }, 'attribution', 'platform.'],
  ]
  for (const [part, field, code] of wrong) {
    const answer = await save('city', { ...xyz, opacity: 1, ...part })
    expect([answer.status, answer.text]).toEqual([expect.any(Number), expect.stringContaining(`"${field}"`)])
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.text).toContain(code)
  }
  expect((await save('city', { ...xyz, opacity: 1, tiles: 'http://127.0.0.1:9000/{z}/{x}/{y}.png' })).status).toBe(200)
  expect((await save('city', { kind: 'none' })).json()).toEqual({ kind: 'none' })
})
