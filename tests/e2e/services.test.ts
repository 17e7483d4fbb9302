import { expect, test } from 'vitest'
import { type Seat, useBrowser } from './setup/browser.ts'
import { see } from './setup/see.ts'
import { offer, onTheWall, wishFor } from './setup/services.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

async function leave(...seats: Seat[]): Promise<void> {
  expect(seats.flatMap(seat => seat.troubles)).toEqual([])
  await Promise.all(seats.map(seat => seat.leave()))
}

test('a resident orders, a neighbour takes it up and serves, the resident confirms (WF-C8, WF-D15)', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const title = '磨刀修伞'
  await offer(desk, title, 2)
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  await resident.go('/pocket/menu')
  const offered = resident.page.getByRole('article').filter({ hasText: title })
  await offered.getByRole('button', { name: '预约' }).click()
  await offered.getByRole('button', { name: '确认预约' }).click()
  await see(offered.getByText('约好了'))

  const helper = await browser.sit({ width: 'phone', as: 'grid_worker' })
  await helper.go('/pocket/open-orders')
  const waiting = helper.page.getByRole('article').filter({ hasText: title })
  await waiting.getByRole('button', { name: '我来认领' }).click()
  await waiting.getByRole('button', { name: '以邻居身份认领' }).click()
  await waiting.getByRole('link', { name: '看我的安排' }).click()
  const promised = helper.page.getByRole('article').filter({ hasText: title })
  await promised.getByRole('button', { name: '已完成' }).click()
  await promised.getByLabel('做了什么').fill('三把菜刀都磨好了')
  await promised.getByRole('button', { name: '提交' }).click()
  await see(promised.getByText('已完成'))

  await resident.go('/pocket/commitments')
  await resident.page.getByRole('link', { name: title }).click()
  await resident.page.getByRole('button', { name: '办到了' }).click()
  await resident.page.getByRole('button', { name: '满意', exact: true }).click()
  await resident.page.getByRole('button', { name: '提交评价' }).click()
  await see(resident.page.getByText('谢谢您的确认和评价'))
  await leave(desk, resident, helper)
})

test('a wish is raised, screened at the desk, read on the wall and taken up (WF-B8, WF-E3)', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const { communityCode } = site()
  await resident.context.addInitScript(`localStorage.setItem('jinlin.community', '${communityCode}')`)
  await resident.go('/pocket/wishes/new')
  await resident.page.getByLabel('您的心愿').fill('想要一个放大镜看报纸。住三号楼502')
  await resident.page.getByRole('button', { name: '提交心愿' }).click()
  await see(resident.page.getByText(/已收到，编号/))

  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  await desk.go('/console/wishes?state=screening')
  await desk.page.getByRole('link', { name: '想要一个放大镜看报纸' }).click()
  await desk.page.getByRole('button', { name: '审核上墙' }).click()
  const drawer = desk.page.getByRole('dialog')
  await drawer.getByLabel('标题').fill('一个看报的放大镜')
  await drawer.getByLabel('上墙的话').fill('想要一个放大镜看报纸')
  await drawer.getByLabel('服务领域').click()
  await desk.page.getByTitle('助老服务').click()
  await drawer.getByRole('button', { name: '审核上墙' }).click()
  await see(desk.page.getByRole('status').filter({ hasText: '已上墙' }))

  const helper = await browser.sit({ width: 'phone', as: 'grid_worker' })
  await helper.go('/pocket/wishes')
  const hung = helper.page.getByRole('article').filter({ hasText: '一个看报的放大镜' })
  await see(hung.getByText('等人认领'))
  expect(await hung.textContent()).not.toContain('502')
  await hung.getByRole('button', { name: '我来认领' }).click()
  await hung.getByRole('button', { name: '以邻居身份认领' }).click()
  await see(hung.getByText('认领成功'))
  await leave(resident, desk, helper)
})

test('a wish goes to a unit, which finds it on its Workbench and fulfils it', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const wish = await wishFor(resident, '想修一修院子里的长椅')
  await onTheWall(desk, wish, '修一修院子长椅')
  const unit = await browser.sit({ width: 'phone', as: 'property' })
  await unit.go('/pocket/wishes')
  const hung = unit.page.getByRole('article').filter({ hasText: '修一修院子长椅' })
  await hung.getByRole('button', { name: '我来认领' }).click()
  await hung.getByRole('button', { name: /^代表.*认领$/ }).click()
  await see(hung.getByText('认领成功'))
  await unit.go('/pocket/tasks')
  await unit.page.getByRole('link', { name: /修一修院子长椅/ }).click()
  await see(unit.page.getByRole('button', { name: '已实现' }))
  await leave(resident, desk, unit)
})

test('at the desk an item is written with a slot and published, and its order is dispatched', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  await desk.go('/console/menus')
  await desk.page.getByRole('link', { name: '法律问答' }).click()
  await see(desk.page.getByRole('cell', { name: '0 / 6' }))
  await desk.page.getByRole('button', { name: '发布' }).click()
  await see(desk.page.getByText('已发布'))
  await desk.go('/console/service-orders?state=open')
  await desk.page.getByRole('link', { name: '周末义剪' }).first().click()
  await desk.page.getByRole('button', { name: '派单' }).click()
  await see(desk.page.getByRole('dialog').getByText('合作伙伴名册里没有合适的单位'))
  await leave(desk)
})
