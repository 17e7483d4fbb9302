import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { axeFaults, overhang } from './setup/judge.ts'
import { see, seeNoMore, seeText } from './setup/see.ts'

const browser = useBrowser()

test('长辈模式: large, three choices, remembered, at 360 px and with text twice as large', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'resident' })
  const { page } = seat
  await page.setViewportSize({ width: 360, height: 740 })
  await seat.go('/pocket/')
  await page.getByRole('switch', { name: /长辈模式/ }).click()
  const choices = page.getByRole('navigation', { name: '您想做什么' })
  await see(choices)
  expect(await choices.getByRole('link').count()).toBe(3)
  expect(await choices.getByRole('link', { name: /打电话/ }).getAttribute('href')).toMatch(/^tel:[\d-]+$/)
  await page.reload()
  await see(choices)
  for (const path of ['/pocket/', '/pocket/my', '/pocket/report', '/pocket/me', '/pocket/outbox']) {
    await seat.go(path)
    await see(page.getByRole('heading', { level: 1 }))
    await page.waitForFunction(() => document.querySelector('.jl-skeleton, [aria-busy="true"]') === null)
    expect(await smallest(page), path).toBeGreaterThanOrEqual(20)
    expect(await overhang(page), path).toBe(0)
    expect(await axeFaults(page), path).toEqual([])
  }
  // Twice as large on the same screen is half the screen.
  await page.setViewportSize({ width: 180, height: 370 })
  await seat.go('/pocket/')
  await see(choices.getByRole('link', { name: /我要反映/ }))
  expect(await overhang(page)).toBe(0)
  await seat.go('/pocket/me')
  await page.getByRole('switch', { name: /长辈模式/ }).click()
  await seat.go('/pocket/')
  await see(page.getByRole('link', { name: /我要上报/ }))
  await seeNoMore(choices)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

/** The smallest letters anybody has to read on this page, in pixels. */
function smallest(page: Page): Promise<number> {
  return page.evaluate(() => {
    const sizes: number[] = []
    const walker = document.createTreeWalker(document.querySelector('#root') ?? document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      const shown = parent?.checkVisibility() && !parent.closest('.jl-unseen, .maplibregl-map, svg, header')
      if (parent && shown && walker.currentNode.textContent?.trim())
        sizes.push(parseFloat(getComputedStyle(parent).fontSize))
    }
    return Math.min(...sizes)
  })
}

test('progress is read aloud by the device, in the language of the page, and stops when asked', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'resident' })
  const { page } = seat
  // The browser of the tests has no voice: what it is asked to say is written down instead.
  await page.addInitScript(() => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    speechSynthesis.speak = words => void said.push(`${words.lang}: ${words.text}`)
    speechSynthesis.cancel = () => void said.push('silence')
  })
  await seat.go('/pocket/my')
  await page.locator('a[href*="/my/99"]').first().click()
  await page.getByRole('button', { name: '读给我听' }).click()
  const said = () => page.evaluate(() => (globalThis as unknown as { said: string[] }).said)
  const title = (await page.getByRole('heading', { level: 1 }).textContent()) ?? ''
  expect((await said()).at(-1)).toMatch(/^zh-CN: /)
  expect((await said()).at(-1)).toContain(title)
  await page.getByRole('button', { name: '停止朗读' }).click()
  await seeText(page.getByRole('button', { name: '读给我听' }), '读给我听')
  expect((await said()).at(-1)).toBe('silence')
  await seat.leave()
})

test('a device without a voice says so instead of offering a button that does nothing', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'resident' })
  const { page } = seat
  await page.addInitScript(() => {
    Reflect.deleteProperty(globalThis, 'speechSynthesis')
    Reflect.deleteProperty(Window.prototype, 'speechSynthesis')
  })
  await seat.go('/pocket/my')
  await page.locator('a[href*="/my/99"]').first().click()
  await see(page.getByText('这台设备没有朗读功能。'))
  expect(await page.getByRole('button', { name: '读给我听' }).count()).toBe(0)
  await seat.leave()
})
