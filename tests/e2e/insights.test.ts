import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { see, seeAddress } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('indicators say how they are counted, go down the areas, and draw their course with a table beside it', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/indicators?period=year')
  await see(page.getByRole('heading', { level: 1, name: '指标' }))
  await page.getByRole('button', { name: '“满意率”怎么算' }).first().click()
  await see(page.getByText('（满意数＋基本满意数）÷ 有效评价数'))
  await page.keyboard.press('Escape')
  await see(page.getByRole('img', { name: /按期结案率的走势/ }))
  await page.getByRole('region', { name: '走势' }).getByText('表', { exact: true }).click()
  await seeAddress(page, /as=table/)
  const { street, streetCode } = site()
  await page
    .getByRole('button', { name: /^查看.+区$/ })
    .first()
    .click()
  await seeAddress(page, new RegExp(`area=(%22)?${streetCode.slice(0, 6)}`))
  await page.getByRole('button', { name: `查看${street}`, exact: true }).click()
  await see(page.getByRole('navigation', { name: '当前辖区' }).getByText(street))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a draft is published once, and its report is there to download', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/publications')
  await page.getByRole('row', { name: /草稿/ }).getByRole('link').first().click()
  await see(page.getByText('草稿，未发布，不得引用'))
  await page.getByRole('button', { name: '发布', exact: true }).click()
  await page.getByRole('tooltip').getByRole('button', { name: '发布' }).click()
  await see(page.getByText(/发布$/).first())
  await see(page.getByText('校验一致：内容与发布时相同。'))
  const word = page.getByRole('link', { name: 'Word 通报' })
  await word.waitFor({ timeout: 60_000 })
  const [download] = await Promise.all([page.waitForEvent('download'), word.click()])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('the supervisor of a street sees the street, in English too', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'supervisor', locale: 'en' })
  const { page } = seat
  await seat.go('/console/indicators')
  await see(page.getByRole('heading', { level: 1, name: 'Indicators' }))
  await see(page.getByText(site().street).first())
  await seat.go(`/console/indicators?area=${site().streetCode.slice(0, 6)}`)
  await see(page.getByRole('alert'))
  await seat.leave()
})
