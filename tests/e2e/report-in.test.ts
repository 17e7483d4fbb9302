import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { axeFaults } from './setup/judge.ts'
import { see, seeText } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
const UNIT = '东区住房和城乡建设局'

test('a person reports in where they live: the unit confirms, the community places them into a building', async () => {
  const { community, compound } = site()
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const { page } = resident
  await resident.go('/pocket/me')
  await page.getByRole('link', { name: /我的社区报到/ }).click()
  // Where they served before is there to see.
  await see(page.getByText(/的报到已结束/))
  await page.getByRole('link', { name: '我要报到' }).click()
  await page.getByLabel(/^单位/).fill('东区住房')
  await page.getByRole('button', { name: new RegExp(UNIT) }).click()
  await page.getByLabel(/^社区/).fill(community)
  await page.getByRole('button', { name: new RegExp(`^${community}`) }).click()
  await page.getByLabel(/^到岗或搬家日期/).fill('2026-01-05')
  await page.getByLabel(/^补充说明/).fill('会修水管')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '报到', exact: true }).click()
  await see(page.getByText(`已向${community}报到，等单位确认`))

  const title = new RegExp(`到居住地报到：${UNIT}的同志`)
  const unit = await browser.sit({ width: 'desk', as: 'housing' })
  await unit.go('/console/report-in?which=open')
  await unit.page.getByRole('link', { name: '王女士' }).click()
  await see(unit.page.getByText('会修水管'))
  await unit.page.getByRole('button', { name: '确认是本单位的同志' }).click()
  const confirm = unit.page.getByRole('dialog', { name: '确认是本单位的同志' })
  await confirm.getByRole('button', { name: '确认是本单位的同志' }).click()
  await see(unit.page.getByText(/单位已确认/).first())

  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  await desk.go('/console/')
  await see(desk.page.getByRole('link', { name: title }))
  await desk.go('/console/report-in?which=open')
  await desk.page.getByRole('link', { name: '王女士' }).click()
  await desk.page.getByRole('button', { name: '编入楼栋小组' }).click()
  const form = desk.page.getByRole('dialog', { name: '编入楼栋小组' })
  await form.getByRole('combobox', { name: '先选小区' }).fill(compound.name)
  await desk.page.getByTitle(compound.name, { exact: true }).first().click()
  await form.getByRole('combobox', { name: '编入哪一栋' }).click()
  await desk.page.locator('.ant-select-item-option').last().click()
  await form.getByRole('button', { name: '编入楼栋小组' }).click()
  await seeText(desk.page.getByRole('status').first(), /已报到/)
  expect(await axeFaults(desk.page)).toEqual([])

  await page.reload()
  await see(page.getByText(`已在${community}报到`))
  await see(page.getByText(/编入.*小组/))
  expect([...resident.troubles, ...unit.troubles, ...desk.troubles]).toEqual([])
  await Promise.all([resident.leave(), unit.leave(), desk.leave()])
})

test('a unit notes a newcomer, who stands among those who are due, and is asked to look back', async () => {
  const unit = await browser.sit({ width: 'desk', as: 'housing' })
  const { page } = unit
  await unit.go('/console/report-in')
  await page.getByRole('button', { name: '登记新到人员' }).click()
  const form = page.getByRole('dialog', { name: '登记新到人员' })
  await form.getByLabel(/^姓名/).fill('欧阳新来')
  await form.getByLabel(/^到岗或搬家日期/).fill('2026-01-05')
  await form.getByRole('button', { name: '登记', exact: true }).click()
  await see(page.getByText(/已列入待报到/))
  await page.getByText('应报到', { exact: true }).click()
  await see(page.getByRole('link', { name: '欧阳新来' }))
  await unit.go('/console/look-backs')
  await see(page.getByRole('link', { name: UNIT }))
  expect(unit.troubles).toEqual([])
  await unit.leave()
})

test('a desk sees which buildings have no one, and the page of a building needs nobody to sign in', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  await desk.go('/console/linkages')
  await page
    .getByRole('row', { name: /社区工作者下沉小区/ })
    .first()
    .click()
  const drawer = page.getByRole('dialog')
  await see(drawer.getByRole('heading', { name: '走访记录' }))
  await drawer.getByRole('button', { name: '关闭' }).click()
  await page.getByText('楼栋覆盖', { exact: true }).click()
  const link = page.getByRole('link', { name: '公示页' }).first()
  await see(link)
  expect(await axeFaults(page)).toEqual([])
  const guest = await browser.sit({ width: 'phone' })
  await guest.go((await link.getAttribute('href')) ?? '')
  await see(guest.page.getByText('在本楼栋为邻居服务的人。'))
  expect(await axeFaults(guest.page)).toEqual([])
  // The home street has a group for every three buildings; other streets have not got so far.
  const leader = await browser.sit({ width: 'desk', as: 'leader' })
  await leader.go('/console/linkages')
  await leader.page.getByText('没人管的楼栋', { exact: true }).click()
  await see(leader.page.getByText('没有人', { exact: true }))
  expect([...desk.troubles, ...guest.troubles, ...leader.troubles]).toEqual([])
  await Promise.all([desk.leave(), guest.leave(), leader.leave()])
})

test('whoever answers for a building notes a visit on the phone: about the place, and gone on its day', async () => {
  const worker = await browser.sit({ width: 'phone', as: 'grid_worker' })
  const { page } = worker
  await worker.go('/pocket/tasks')
  await page.getByRole('link', { name: /我包联的/ }).click()
  await page.getByRole('button', { name: '记一次走访' }).first().click()
  await page.getByLabel(/^了解到什么/).fill('二单元门禁坏了，敞着')
  await page.getByRole('button', { name: '记下', exact: true }).click()
  await see(page.getByRole('list', { name: '走访记录' }).getByText('二单元门禁坏了，敞着'))
  expect(await axeFaults(page)).toEqual([])
  expect(worker.troubles).toEqual([])
  await worker.leave()
})
