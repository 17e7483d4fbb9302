import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { axeFaults } from './setup/judge.ts'
import { see, seeAddress, seeNoMore } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('heat by density and a rate of the last month fill the map, each with a legend and a table of the same', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  const { streetCode, communityCode, community } = site()
  await seat.go(`/console/map?area=${streetCode}&closed=true`)
  const legend = page.getByRole('region', { name: '着色图例' })
  const table = page.getByRole('main')
  await page.getByRole('radio', { name: '密度（件/平方公里）' }).check()
  await seeAddress(page, /fill=perKm2/)
  await see(legend.getByRole('heading', { name: '密度（件/平方公里）' }))
  await see(legend.getByText('除以辖区面积'))
  await page.getByRole('button', { name: '列表' }).click()
  const line = table.getByRole('row').filter({ has: page.getByRole('button', { name: community, exact: true }) })
  await see(table.getByRole('columnheader', { name: '密度（件/平方公里）' }))
  await see(line.getByText(/^\d+(\.\d+)?$|^<5$/))
  expect(await axeFaults(page)).toEqual([])

  // What is read by a permission of its own is counted for nobody.
  await choose(page.getByRole('combobox', { name: '来路' }), '信访')
  await seeAddress(page, /kind=petition/)
  await see(line.getByText('0', { exact: true }))

  await page.getByRole('radio', { name: '满意率', exact: true }).check()
  await see(legend.getByRole('heading', { name: '满意率' }))
  await see(legend.getByText(/\d{4}-\d{2}-01 – /))
  await see(table.getByRole('columnheader', { name: '满意率' }))
  await see(line)
  await page.reload()
  await see(legend.getByRole('heading', { name: '满意率' }))
  await seat.go(`/console/map?area=${communityCode}&fill=perHomes`)
  await see(legend.getByRole('heading', { name: '密度（件/千户）' }))
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('days narrow rings, density and list, stand in the address, and the legend says what does not follow them', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  const { streetCode } = site()
  await seat.go(`/console/map?area=${streetCode}&closed=true`)
  const legend = page.getByRole('region', { name: '着色图例' })
  await choose(page.getByRole('combobox', { name: '上报日期' }), '近 7 天')
  await seeAddress(page, /days=7d/)
  await see(legend.getByText('不随上报日期变化', { exact: false }))
  await choose(page.getByRole('combobox', { name: '上报日期' }), '自选日期')
  await page.getByLabel('从哪天').fill('2019-01-01')
  await page.getByLabel('到哪天').fill('2019-01-31')
  await seeAddress(page, /days=2019-01-01(%2F|\/)2019-01-31/)
  await page.getByRole('radio', { name: '密度（件/平方公里）' }).check()
  await seeNoMore(legend.getByText('不随上报日期变化', { exact: false }))
  await page.getByRole('button', { name: '列表' }).click()
  await seeAddress(page, /view=list/)
  await see(page.getByText('这个范围内没有符合条件的事项。'))
  expect(await axeFaults(page)).toEqual([])
  await page.reload()
  await see(page.getByText('这个范围内没有符合条件的事项。'))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('whoever may not read indicators is offered the densities, and no rates', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'grid_worker', locale: 'en' })
  const { page } = seat
  await seat.go('/console/map?fill=layer-satisfaction_rate')
  await page.getByText('Layers and filters').click()
  await see(page.getByRole('radio', { name: 'Density (per km²)' }))
  expect(await page.getByRole('radio', { name: /satisfaction/i }).count()).toBe(0)
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
