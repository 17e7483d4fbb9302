import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { see } from './setup/see.ts'

const browser = useBrowser()

test('a scheme is checked while it is written, and saved once it is sound', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'leader' })
  const { page } = seat
  await seat.go('/console/appraisal/schemes')
  await page.getByRole('button', { name: '新建方案' }).click()
  await see(page.getByText('请填写代码'))
  await page.getByLabel('代码').fill('walked_in_browser')
  await see(page.getByText('检查通过'))
  await page.getByLabel('占比（%）').first().fill('60')
  await see(page.getByText('各组的占比合计必须是 100%。'))
  await page.getByLabel('占比（%）').last().fill('40')
  await see(page.getByText('检查通过'))
  await page.getByRole('button', { name: '保存方案' }).click()
  await page.waitForURL(/schemes\/\d{6}\/walked_in_browser/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a link is handed out, opened without signing in, and counts once', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'supervisor' })
  await desk.go('/console/appraisal')
  await desk.page.getByRole('link', { name: '本季度物业服务评议' }).click()
  await see(desk.page.getByRole('heading', { name: '投票情况' }))
  await desk.page.getByRole('row').nth(1).getByRole('button', { name: '生成链接' }).last().click()
  const dialog = desk.page.getByRole('dialog', { name: '一次性投票链接' })
  await dialog.getByRole('button', { name: '生成链接' }).click()
  const link = await dialog.getByRole('listitem').first().locator('code').innerText()
  const { pathname, hash } = new URL(link)
  const rater = await browser.sit({ width: 'phone' })
  await rater.go(`${pathname}${hash}`)
  await rater.page.getByRole('button', { name: '较好' }).click()
  await rater.page.getByRole('button', { name: '不了解，不评这一项' }).click()
  await see(rater.page.getByText('任何人都查不到'))
  await rater.page.getByRole('button', { name: '投票', exact: true }).click()
  await see(rater.page.getByText('已收到您的一票'))
  await rater.page.reload()
  await see(rater.page.getByText('已投票'))
  expect([...desk.troubles, ...rater.troubles]).toEqual([])
  await desk.leave()
  await rater.leave()
})

test('a resident votes in the pocket, and goes on where they stopped', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'resident' })
  const { page } = seat
  await seat.go('/pocket/ballots')
  await page
    .getByRole('link', { name: /本季度物业服务评议/ })
    .first()
    .click()
  await see(page.getByText('第 1 题，共 2 题'))
  await page.getByRole('button', { name: '好', exact: true }).click()
  await page.reload()
  await see(page.getByText('第 2 题，共 2 题'))
  await page.getByRole('button', { name: '一般' }).click()
  await page.getByRole('button', { name: '投票', exact: true }).click()
  await see(page.getByText('已收到您的一票'))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a company sees its result with how it came about', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'property' })
  await seat.go('/pocket/appraisals')
  await see(seat.page.getByRole('article', { name: /上一季度物业服务评议/ }))
  await see(seat.page.getByText('报修后是否及时上门、办好。'))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
