import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { see, seeAddress, seeNoMore, seeText } from './setup/see.ts'

const browser = useBrowser()

test('an inbox shows as many cases as its card counts, and the choice stays in the address', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { page } = seat
  await seat.go('/console/')
  const card = page.getByRole('region', { name: '收件箱', exact: true }).getByRole('button', { name: /待派遣/ })
  const count = Number(/\d+/.exec((await card.textContent()) ?? '')?.[0])
  expect(count).toBeGreaterThan(0)
  await card.click()
  await seeAddress(page, /inbox=dispatch/)
  const rows = page.getByRole('list', { name: '收件箱中的办件' }).getByRole('link')
  await expect.poll(() => rows.count()).toBe(count)
  await page.reload()
  await expect.poll(() => rows.count()).toBe(count)
  expect(await card.getAttribute('aria-pressed')).toBe('true')
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('the keyboard goes down the list, opens a case beside it, tells its keys and closes it again', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'housing' })
  const { page } = seat
  await seat.go('/console/?inbox=handle')
  const rows = page.getByRole('list', { name: '收件箱中的办件' }).getByRole('link')
  await see(rows)
  expect(await rows.count()).toBeGreaterThan(1)
  const titles = await rows.locator('[title]:first-of-type').allTextContents()
  expect(titles.length).toBeGreaterThan(1)
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await page.keyboard.press('Enter')
  const beside = page.getByRole('region', { name: '打开的办件' })
  await see(beside.getByRole('heading', { level: 1 }))
  await seeAddress(page, /open=matter\./)
  const second = await rows.nth(1).getAttribute('aria-current')
  expect(second).toBe('true')

  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: '快捷键' })
  await see(help.getByText('关闭打开的办件'))
  await page.keyboard.press('Escape')
  await seeNoMore(help)
  await page.keyboard.press('Escape')
  await seeNoMore(beside)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('on a narrow screen a case opens as a page of its own', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'checker' })
  const { page } = seat
  await seat.go('/console/?inbox=check')
  const first = page.getByRole('list', { name: '收件箱中的办件' }).getByRole('link').first()
  await see(first)
  await first.click()
  await seeAddress(page, /^\/console\/matters\/\d{6}\//)
  await see(page.getByRole('button', { name: '核查通过' }))
  await see(page.getByRole('button', { name: '退回返工' }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('what somebody may not do says why, and sending work back needs a reason', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'checker' })
  const { page } = seat
  await seat.go('/console/?inbox=check')
  const rows = page.getByRole('list', { name: '收件箱中的办件' }).getByRole('link')
  await see(rows)
  const before = await rows.count()
  await rows
    .filter({ has: page.getByText('待核查', { exact: true }) })
    .last()
    .click()
  const beside = page.getByRole('region', { name: '打开的办件' })
  await beside.getByRole('button', { name: '退回返工' }).click()
  const form = page.getByRole('dialog', { name: '退回返工' })
  await form.getByRole('button', { name: '退回返工' }).click()
  await see(form.getByText('请填写“说明”。'))
  await form.getByLabel('说明').fill('现场还有一半没有清。')
  await form.getByRole('button', { name: '退回返工' }).click()
  await seeText(beside.getByRole('status'), '现在是“办理中”')
  await see(beside.getByText('现场还有一半没有清。'))
  await expect.poll(() => rows.count()).toBe(before - 1)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('messages lead to the case they speak of, and are read after that', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  await seat.go('/console/inbox')
  const unread = page.getByRole('main').getByText(/^\d+ 条未读$/)
  await see(unread)
  const before = Number(/\d+/.exec((await unread.textContent()) ?? '')?.[0])
  const first = page.getByRole('main').getByRole('listitem').getByRole('link').first()
  const title = /「(.+?)」/.exec((await first.textContent()) ?? '')?.[1] ?? 'no title'
  await first.click()
  await see(page.getByRole('heading', { level: 1, name: title }))
  await seat.go('/console/inbox')
  await seeText(unread, `${before - 1} 条未读`)
  await page.getByRole('button', { name: '全部标为已读' }).click()
  await seeText(unread, '0 条未读')
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
