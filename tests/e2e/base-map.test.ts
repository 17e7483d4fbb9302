import { createServer, type Server } from 'node:http'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { axeFaults, overhang } from './setup/judge.ts'
import { see, seeNoMore } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
const { tilePort } = site()

/** A tile server of the city's own: one colour, at every place and zoom. */
let tiles: Server
let broken = false
const asked: { path: string; referer: string | undefined }[] = []

beforeAll(async () => {
  const picture = await sharp({ create: { width: 256, height: 256, channels: 3, background: '#b7cfd8' } })
    .png()
    .toBuffer()
  tiles = createServer((request, reply) => {
    asked.push({ path: request.url ?? '', referer: request.headers.referer })
    reply.setHeader('access-control-allow-origin', '*')
    if (broken) return void reply.writeHead(503).end()
    reply.writeHead(200, { 'content-type': 'image/png' }).end(picture)
  })
  await new Promise<void>(resolve => tiles.listen(tilePort, '127.0.0.1', resolve))
})
afterAll(async () => {
  tiles.closeAllConnections()
  await new Promise(resolve => tiles.close(resolve))
})

test('an operator chooses a tile server; both faces show it with its source, and go on without it', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/settings/base-map')
  await page.getByRole('button', { name: '使用瓦片地址（XYZ）' }).click()
  const form = page.getByRole('dialog', { name: '瓦片地址（XYZ）' })
  await form.getByLabel('瓦片地址').fill('https://webrd01.is.autonavi.com/t?x={x}&y={y}&z={z}')
  await form.getByLabel('来源说明').fill('近邻市测绘院')
  await form.getByLabel('审图号').fill('近审字〔2026〕第 8 号')
  await form.getByRole('button', { name: '保存并重新打开本页' }).click()
  await see(form.getByText(/GCJ-02/).first())
  await form.getByLabel('瓦片地址').fill(`http://127.0.0.1:${tilePort}/{z}/{x}/{y}.png?tk=abc`)
  await form.getByRole('button', { name: '保存并重新打开本页' }).click()
  await see(page.getByRole('button', { name: '修改瓦片地址（XYZ）' }))
  await see(page.getByText('近邻市测绘院 · 近审字〔2026〕第 8 号'))
  await expect.poll(() => asked.length, { timeout: 15_000 }).toBeGreaterThan(0)
  expect(asked[0]?.path).toMatch(/^\/\d+\/\d+\/\d+\.png\?tk=abc$/)
  expect(asked.map(({ referer }) => referer)).toContain(`${site().url}/`)
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])

  broken = true
  await page.reload()
  await see(page.getByText('底图暂时取不到，业务图层照常显示。'))
  await see(page.locator('.jl-map-box[data-ready]'))
  await seat.leave()
})

test('the policy of a page admits the chosen machine and no other; a phone of a resident shows the same', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'resident', locale: 'en' })
  const { page } = seat
  const reply = await seat.context.request.get('/pocket/')
  const policy = reply.headers()['content-security-policy'] ?? ''
  expect(policy).toContain(`img-src 'self' data: blob: http://127.0.0.1:${tilePort};`)
  expect(policy).toMatch(new RegExp(`connect-src 'self' http://127.0.0.1:${tilePort}$`))
  broken = false
  await seat.go('/pocket/')
  await see(page.getByRole('link').first())
  const away = await page.evaluate(() =>
    fetch('http://127.0.0.1:1/').then(
      () => 'let through',
      () => 'refused',
    ),
  )
  expect(away).toBe('refused')
  expect(await overhang(page)).toBe(0)
  await seat.leave()

  const operator = await browser.sit({ width: 'desk', as: 'operator', locale: 'en' })
  await operator.go('/console/settings/base-map')
  await operator.page.getByRole('button', { name: 'Use: No base map' }).click()
  await seeNoMore(operator.page.getByRole('button', { name: 'Use: No base map' }))
  await see(operator.page.getByText('(in use)'))
  const after = await operator.context.request.get('/console/')
  expect(after.headers()['content-security-policy']).toContain("img-src 'self' data: blob:;")
  await operator.leave()
})
