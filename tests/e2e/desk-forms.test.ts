import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { see, seeAddress } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
const HOUR = 3_600_000
/** Files share the site: what a test makes bears a name of its own. */
const own = (words: string) => `${words}${randomUUID().slice(0, 6)}`

test.each([
  ['zh', '/console/service-orders'],
  ['en', '/console/service-orders'],
  ['zh', '/console/needs'],
  ['zh', '/console/wishes'],
] as const)('a list of services fits a desk, every fact of a row in it (%s %s)', async (locale, path) => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher', locale })
  const { page } = seat
  await seat.go(path)
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('link') })
    .first()
  await see(row.getByText(/^\d{6}-\d{6}-[NOM]\d{4}$/))
  const over = await page
    .getByRole('table')
    .first()
    .evaluate(table => {
      const frame = table.closest('.ant-table-content, .ant-table-container') ?? table
      return frame.scrollWidth - frame.clientWidth
    })
  expect(over).toBeLessThanOrEqual(0)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a person is chosen as provider of an item of the menu, and named on its page', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  const { community } = site()
  const title = own('教用智能手机')
  await seat.go('/console/menus')
  await page.getByRole('button', { name: '新建项目' }).click()
  const form = page.getByRole('dialog', { name: '新建项目' })
  await form.getByLabel('名称').fill(title)
  await form.getByLabel('说明').fill('一对一教，从打电话学起。')
  await choose(form.getByLabel('服务领域'), '教育辅导')
  await form.getByLabel('地点').fill('党群服务站')
  await form.getByText('个人提供').click()
  await see(form.getByText('从合伙人名录里点选'))
  await choose(form.getByLabel('提供方'), '吴建华', '吴建华')
  await form.getByRole('button', { name: '加一场' }).click()
  await form.getByRole('button', { name: '保存' }).click()
  await see(page.getByRole('heading', { level: 1, name: title }))
  await see(page.getByText('吴建华').last())
  await see(page.getByText(community).first())
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a unit claims a task from the desk, and works on it there', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const words = own('清理单元门口的小广告')
  const { communityCode } = site()
  const posted = await desk.context.request.post('/api/tasks', {
    data: {
      ...{ requestId: randomUUID(), kindId: 'task_tidy', areaCode: communityCode, words, wanted: 2 },
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 48 * HOUR).toISOString(),
    },
  })
  expect(posted.status(), await posted.text()).toBe(200)
  const unit = await browser.sit({ width: 'desk', as: 'property', locale: 'en' })
  const { page } = unit
  await unit.go(`/console/open-tasks?area=${communityCode}`)
  await page.getByRole('button', { name: new RegExp(`Claim for my unit\\s*${words}`) }).click()
  const dialog = page.getByRole('dialog', { name: `Claim “${words}”` })
  await see(dialog.getByText('Your unit does it and hands it in'))
  await dialog.getByRole('button', { name: 'Claim', exact: true }).click()
  await seeAddress(page, /^\/console\/task-claims\//)
  await see(page.getByRole('heading', { level: 1, name: words }))
  await unit.go(`/console/open-tasks?area=${communityCode}`)
  await see(page.getByRole('row', { name: new RegExp(words) }).getByText('Claimed'))
  expect([...desk.troubles, ...unit.troubles]).toEqual([])
  await desk.leave()
  await unit.leave()
})

test('a shape of organisation is written level by level, saved, changed and ended', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  const code = `shape_${randomUUID().slice(0, 6)}`
  const name = own('两级链条')
  await seat.go('/console/patterns')
  await page.getByRole('link', { name: '新建组织模式' }).click()
  await see(page.getByText('代码用小写字母开头'))
  const whole = page.getByRole('region', { name: '模式', exact: true })
  await whole.getByLabel('代码').fill(code)
  await whole.getByLabel('中文名称').fill(name)
  await whole.getByLabel('英文名称').fill('Two levels')
  const top = page.getByRole('region', { name: /^第 1 级/ })
  await top.getByLabel('中文名称').fill('社区党委')
  await top.getByLabel('英文名称').fill('Community committee')
  await page.getByRole('button', { name: '加一级' }).click()
  const second = page.getByRole('region', { name: /^第 2 级/ })
  await second.getByLabel('中文名称').fill('小区党支部')
  await second.getByLabel('英文名称').fill('Branch')
  await second.getByRole('button', { name: '给第 2 级加一个岗位' }).click()
  await page.getByRole('button', { name: '保存模式' }).click()
  await seeAddress(page, new RegExp(`/console/patterns\\?pattern=${code}`))
  await see(page.getByText('社区党委 → 小区党支部'))

  await page.getByRole('link', { name: '修改这个模式' }).click()
  await page.getByRole('button', { name: '移除第 2 级和它下面的各级' }).click()
  await page.getByRole('region', { name: '模式', exact: true }).getByLabel('停用日期').fill('2026-01-01')
  await page.getByRole('button', { name: '保存模式' }).click()
  await see(page.getByTitle(`${name}（已停用）`))
  const other = await browser.sit({ width: 'desk', as: 'supervisor', locale: 'en' })
  await other.go('/console/patterns')
  await see(other.page.getByRole('combobox', { name: 'Shape' }))
  expect(await other.page.getByRole('link', { name: 'Change this shape' }).count()).toBe(0)
  await other.go(`/console/patterns/${code}/edit`)
  await see(other.page.getByText('This page does not exist'))
  expect([...seat.troubles, ...other.troubles]).toEqual([])
  await seat.leave()
  await other.leave()
})
