import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { see, seeAddress, seeNoMore, seeText } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('filters narrow the list, live in the address and survive a reload; nothing found offers a way back', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  await seat.go('/console/matters')
  const rows = page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
  await see(rows)
  await choose(page.getByRole('combobox', { name: '环节' }), '待核查')
  await seeAddress(page, /bucket=check/)
  await expect.poll(async () => (await rows.allTextContents()).every(row => row.includes('待核查'))).toBe(true)
  await page.reload()
  await see(rows)
  expect((await rows.allTextContents()).every(row => row.includes('待核查'))).toBe(true)

  await page.getByRole('searchbox', { name: '编号、内容或地点' }).fill('没有人会写下的一句话')
  await page.keyboard.press('Enter')
  await see(page.getByText('没有符合这些条件的事项。'))
  await page.getByRole('button', { name: '清除全部条件' }).click()
  await see(rows)
  await seeAddress(page, /^\/console\/matters$/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a long list goes on page by page, back and forth', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/matters')
  const links = page.getByRole('main').getByRole('row').getByRole('link')
  await see(links)
  const paging = page.getByRole('navigation', { name: '翻页' })
  const total = Number(/共 (\d+) 条/.exec((await paging.textContent()) ?? '')?.[1])
  expect(total).toBeGreaterThan(40)
  expect(await links.count()).toBe(20)
  const firstPage = await links.first().getAttribute('href')
  await paging.getByRole('button', { name: '下一页' }).click()
  await seeAddress(page, /cursor=/)
  await expect.poll(() => links.first().getAttribute('href')).not.toBe(firstPage)
  await paging.getByRole('button', { name: '上一页' }).click()
  await expect.poll(() => links.first().getAttribute('href')).toBe(firstPage)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('the search of the top bar finds a matter by its number, reached with one key', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  await seat.go('/console/matters?final=false')
  const row = page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .first()
  await see(row)
  const number = /\d{6}-\d{6}-\d{5}/.exec((await row.textContent()) ?? '')?.[0] ?? 'no number'
  await page.keyboard.press('/')
  await page.keyboard.type(number)
  await page.keyboard.press('Enter')
  await seeAddress(page, /\/console\/matters\?q=/)
  await expect.poll(() => page.getByRole('main').getByRole('row').getByRole('link').count()).toBe(1)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('written down for a caller, the number is masked until a reason is given, and the look is on record', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  const { compound } = site()
  await seat.go('/console/matters')
  await page.getByRole('link', { name: '代为登记' }).click()
  await see(page.getByRole('heading', { level: 1, name: '代为登记' }))
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await see(page.getByText('请填写“情况描述”。').first())
  await page.getByLabel('情况描述').fill('楼道声控灯坏了两盏')
  await page.getByLabel('经度').fill(String(compound.lng))
  await page.getByLabel('纬度').fill(String(compound.lat))
  await page.getByLabel('称呼').fill('刘阿姨')
  await page.getByLabel('电话').fill('13700008642')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await see(page.getByText('已登记，可以这样告诉他'))
  await page.getByRole('link', { name: '打开这件事' }).click()
  await see(page.getByRole('heading', { level: 1, name: '楼道声控灯坏了两盏' }))
  await seeNoMore(page.getByText('13700008642'))

  await page.getByRole('button', { name: '查看联系方式' }).click()
  const why = page.getByRole('dialog', { name: '查看联系方式' })
  await why.getByRole('button', { name: '查看联系方式' }).click()
  await see(why.getByText('请填写“为什么要看”。').first())
  await why.getByLabel('为什么要看').fill('电话约上门时间')
  await why.getByRole('button', { name: '查看联系方式' }).click()
  await see(page.getByRole('link', { name: '13700008642' }))
  await see(page.getByText('这次查看已记录，离开本页后不再显示。'))
  await page.reload()
  await see(page.getByRole('heading', { level: 1, name: '楼道声控灯坏了两盏' }))
  await seeNoMore(page.getByText('13700008642'))

  await page.getByRole('button', { name: '不予受理' }).click()
  const decline = page.getByRole('dialog', { name: '不予受理' })
  await decline.getByRole('radio', { name: '与正在办理的事重复' }).check()
  await decline.getByLabel('说明').fill('昨天已登记同一处。')
  await decline.getByRole('button', { name: '不予受理' }).click()
  await seeText(page.getByRole('status').filter({ hasText: '现在是' }), '现在是“未受理”')
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('the drawing of a procedure counts what the list shows, and marks the way of one case', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  await seat.go('/console/procedures')
  const heading = page.getByRole('heading', { level: 2, name: /居民诉求：在办 \d+ 件/ })
  await see(heading)
  const open = Number(/在办 (\d+) 件/.exec((await heading.textContent()) ?? '')?.[1])
  const table = page.getByRole('table', { name: '居民诉求各步的时限和件数' }).last()
  const cases = await table.getByRole('row').locator('td:nth-child(5)').allTextContents()
  const sum = cases.reduce((all, text) => all + (Number(text) || 0), 0)
  expect(sum).toBe(open)
  await choose(page.getByRole('combobox', { name: '选择流程' }), '网格事件', '网格')
  await see(page.getByRole('heading', { level: 2, name: /网格事件：在办 \d+ 件/ }))
  await seeAddress(page, /procedure=grid_event/)

  await seat.go('/console/matters?kind=resident_request&final=true')
  await page.getByRole('main').getByRole('row').getByRole('link').first().click()
  await page.getByRole('link', { name: '看流程图' }).click()
  await see(page.getByText(/粗线是这件事走过的路/))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
