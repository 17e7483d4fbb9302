import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { type Seat, useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { see, seeNoMore, seeText } from './setup/see.ts'
import { offer, onTheWall, wishFor } from './setup/services.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
/** Files share the site: what a test makes bears a name of its own. */
const own = (words: string) => `${words}${randomUUID().slice(0, 6)}`

async function leave(...seats: Seat[]): Promise<void> {
  expect(seats.flatMap(seat => seat.troubles)).toEqual([])
  await Promise.all(seats.map(seat => seat.leave()))
}

test('a resident orders, a neighbour takes it up and serves, the resident confirms (WF-C8, WF-D15)', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const title = own('磨刀修伞')
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
  await seeNoMore(promised.getByRole('button', { name: '已完成' }))
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
  const [wanted, title] = [own('想要一个放大镜看报纸'), own('看报的放大镜')]
  await resident.context.addInitScript(`localStorage.setItem('jinlin.community', '${communityCode}')`)
  await resident.go('/pocket/wishes/new')
  await resident.page.getByLabel('您的心愿').fill(`${wanted}。住三号楼502`)
  await resident.page.getByRole('button', { name: '提交心愿' }).click()
  await see(resident.page.getByText(/已收到，编号/))

  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  await desk.go('/console/wishes?state=screening')
  await desk.page.getByRole('link', { name: wanted }).click()
  await desk.page.getByRole('button', { name: '审核上墙' }).click()
  const drawer = desk.page.getByRole('dialog')
  await drawer.getByLabel('标题').fill(title)
  await drawer.getByLabel('上墙的话').fill(wanted)
  await choose(drawer.getByLabel('服务领域'), '助老服务')
  await drawer.getByRole('button', { name: '审核上墙' }).click()
  await see(desk.page.getByRole('status').filter({ hasText: '已上墙' }))

  const helper = await browser.sit({ width: 'phone', as: 'grid_worker' })
  await helper.go('/pocket/wishes')
  const hung = helper.page.getByRole('article').filter({ hasText: title })
  await see(hung.getByText('等人认领'))
  expect(await hung.textContent()).not.toContain('502')
  await hung.getByRole('button', { name: '我来认领' }).click()
  await hung.getByRole('button', { name: '以邻居身份认领' }).click()
  await see(hung.getByText('认领成功'))
  await leave(resident, desk, helper)
})

test('a wish goes to a unit, which finds it among its tasks and fulfils it', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const title = own('修一修院子长椅')
  await onTheWall(desk, await wishFor(resident, own('想修一修院子里的长椅')), title)
  const unit = await browser.sit({ width: 'phone', as: 'property' })
  const { page } = unit
  await unit.go('/pocket/wishes')
  const hung = page.getByRole('article').filter({ hasText: title })
  await hung.getByRole('button', { name: '我来认领' }).click()
  await hung.getByRole('button', { name: /^代表.*认领$/ }).click()
  await see(hung.getByText('认领成功'))
  await unit.go('/pocket/tasks')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '已实现' }).click()
  const form = page.getByRole('region', { name: '已实现' })
  await form.getByLabel('说明').fill('长椅换了三根木条，重新上了漆')
  await form.getByRole('button', { name: '已实现' }).click()
  await seeText(page.getByRole('status').first(), /已实现/)

  await resident.go('/pocket/commitments')
  await resident.page.getByRole('link', { name: title }).click()
  await see(resident.page.getByText('长椅换了三根木条，重新上了漆'))
  await leave(resident, desk, unit)
})

test('at the desk an item is written with a slot and published; its order goes to the unit the register suggests', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { company } = site()
  const { page } = desk
  const title = own('修椅子')
  await desk.go('/console/menus')
  await page.getByRole('button', { name: '新建项目' }).click()
  const drawer = page.getByRole('dialog', { name: '新建项目' })
  await drawer.getByLabel('名称').fill(title)
  await drawer.getByLabel('说明').fill('松动的椅子腿，带来就修。')
  await choose(drawer.getByLabel('服务领域'), '维修便民')
  await drawer.getByLabel('地点').fill('党群服务站一楼')
  await drawer.getByRole('button', { name: '加一场' }).click()
  await drawer.getByRole('group', { name: '第 1 场' }).getByLabel('名额', { exact: true }).fill('6')
  await drawer.getByRole('button', { name: '保存' }).click()
  await see(page.getByRole('heading', { level: 1, name: title }))
  await see(page.getByRole('cell', { name: '0 / 6' }))
  await page.getByRole('button', { name: '发布' }).click()
  await see(page.getByText('已发布'))

  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  await resident.go('/pocket/menu')
  const offered = resident.page.getByRole('article').filter({ hasText: title })
  await offered.getByRole('button', { name: '预约' }).click()
  await offered.getByRole('button', { name: '确认预约' }).click()
  await see(offered.getByText('约好了'))

  await desk.go(`/console/service-orders?q=${encodeURIComponent(title)}`)
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '派单' }).click()
  const form = page.getByRole('dialog', { name: '派单' })
  const fits = form.getByRole('list', { name: '合作伙伴建议' }).getByRole('button', { name: company })
  await seeText(fits, /擅长维修便民/)
  await fits.click()
  await form.getByRole('button', { name: '派单', exact: true }).click()
  await see(page.getByRole('status').filter({ hasText: '待单位接单' }))
  await leave(desk, resident)
})
