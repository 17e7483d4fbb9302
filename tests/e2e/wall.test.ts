import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { axeFaults, overhang } from './setup/judge.ts'
import { see, seeAddress, seeText } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('the wall says today at a glance, hears of a new matter by itself, and Esc leaves it', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await page.setViewportSize({ width: 1920, height: 1080 })
  await seat.go('/console/wall')
  await see(page.getByRole('heading', { level: 1, name: '近邻市 一屏总览' }))
  await see(page.getByText(/实时 · 数据截至 \d\d:\d\d:\d\d/))
  const received = page.getByRole('region', { name: '今日' }).locator('[data-measure="received"] dd').first()
  await see(received)
  const before = await received.textContent()
  for (const rate of ['响应率', '解决率', '满意率']) await see(page.getByText(rate, { exact: true }))
  await see(page.getByText('按时签收数 ÷ 应签收数'))
  expect(await page.getByRole('navigation').count()).toBe(0)
  expect(await overhang(page)).toBe(0)
  expect(await page.evaluate(() => document.documentElement.scrollHeight - innerHeight)).toBeLessThanOrEqual(0)
  expect(await axeFaults(page)).toEqual([])

  const neighbour = await browser.sit({ width: 'phone', as: 'resident' })
  const { lng, lat } = site().compound
  for (const words of ['路灯不亮', '井盖松动', '垃圾没有清运', '单元门坏了', '楼道堆物']) {
    const data = { requestId: randomUUID(), kind: 'resident_request', words, point: { lng, lat, crs: 'wgs84' } }
    expect((await neighbour.context.request.post('/api/matters', { data })).status()).toBeLessThan(300)
  }
  await neighbour.leave()
  await expect.poll(() => received.textContent(), { timeout: 30_000 }).not.toBe(before)
  await page.getByRole('button', { name: '浅色' }).click()
  await seeAddress(page, /light=true/)
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Escape')
  await seeAddress(page, /\/console\/?$/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('it reads as well on a wide wall, on 2160 lines and on a telephone, in English, and takes turns', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'leader', locale: 'en' })
  const { page } = seat
  await seat.go('/console/wall?turn=20')
  await see(page.getByRole('heading', { level: 1, name: /at a glance/ }))
  const text = async () => {
    const size = await page.locator('.jwall').evaluate(wall => getComputedStyle(wall).fontSize)
    return Number.parseFloat(size)
  }
  for (const [width, height, least] of [
    [3440, 1440, 26],
    [3840, 2160, 40],
    [390, 844, 14],
  ] as const) {
    await page.setViewportSize({ width, height })
    await expect.poll(text).toBeGreaterThanOrEqual(least)
    expect(await overhang(page), `${width} × ${height}`).toBe(0)
  }
  await seeText(page.getByRole('combobox', { name: 'Take turns' }).locator('option:checked'), 'Every 20 seconds')
  const first = await page.getByRole('heading', { level: 1 }).textContent()
  await expect.poll(() => page.getByRole('heading', { level: 1 }).textContent(), { timeout: 40_000 }).not.toBe(first)
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('whoever is no lead finds no wall; a session that has ended leaves the sign-in on the screen', async () => {
  const other = await browser.sit({ width: 'desk', as: 'dispatcher' })
  await other.go('/console/wall')
  expect(await other.page.getByRole('heading', { name: /一屏总览/ }).count()).toBe(0)
  await other.leave()
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  await seat.go('/console/wall')
  await see(seat.page.getByRole('heading', { name: /一屏总览/ }))
  await seat.context.clearCookies()
  await seat.page.getByRole('combobox', { name: '轮换' }).selectOption('20')
  await seat.page.reload()
  await see(seat.page.getByRole('heading', { level: 1 }))
  expect(await seat.page.getByRole('heading', { name: /一屏总览/ }).count()).toBe(0)
  await seat.leave()
})
