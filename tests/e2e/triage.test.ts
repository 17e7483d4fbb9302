import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { axeFaults } from './setup/judge.ts'
import { see, seeNoMore, seeText } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('the desk is told what the words point to and why, is told when they do not, and decides', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  await seat.go('/console/matters')
  await page.getByRole('link', { name: '代为登记' }).click()
  const words = page.getByLabel('情况描述')
  await words.fill('3 号楼门口的路灯不亮三天了')
  await see(page.getByText('按描述建议：'))
  const lamp = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: '路灯不亮', exact: true }) })
  await seeText(lamp, /依据：.*路灯/)
  expect(await axeFaults(page)).toEqual([])
  await words.fill('谢谢你们')
  await see(page.getByText('描述里没有能看出类别的词，请自行选择。'))
  await words.fill('3 号楼门口的路灯不亮三天了')
  await lamp.getByRole('button').click()
  await see(page.getByText('路灯不亮', { exact: true }))
  await seeNoMore(page.getByText('按描述建议：'))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a resident sees which kind it looks like and why, and takes it or leaves it', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'resident' })
  const { page, context } = seat
  const { compound } = site()
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: compound.lng, latitude: compound.lat, accuracy: 12 })
  await seat.go('/pocket/')
  await page.getByRole('link', { name: '我要上报' }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByRole('button', { name: '用我现在的位置' }).click()
  await page.getByRole('button', { name: compound.name, exact: true }).click()
  await page.getByRole('button', { name: '下一步' }).click()
  await page.getByLabel('发生了什么').fill('电梯停运，有老人被困在里面')
  await see(page.getByText('看您写的，像是：'))
  await see(page.getByText(/依据：.*电梯/))
  const lift = page.getByRole('button', { name: '电梯故障', exact: true })
  await lift.click()
  expect(await lift.getAttribute('aria-pressed')).toBe('true')
  await lift.click()
  expect(await lift.getAttribute('aria-pressed')).toBe('false')
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
