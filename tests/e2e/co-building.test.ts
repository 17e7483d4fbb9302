import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { openOptions } from './setup/choose.ts'
import { see, seeNoMore } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('a joint meeting fixes an item, the property manager reports it from the phone, the community confirms', async () => {
  const { company } = site()
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  await desk.go('/console/joint-meetings')
  await page.getByRole('link', { name: '三季度联席会议' }).click()
  await see(page.getByRole('heading', { level: 1, name: '三季度联席会议' }))
  await page.getByRole('button', { name: '确定共建项目' }).first().click()
  const form = page.getByRole('dialog', { name: '确定共建项目' })
  await form.getByLabel('项目名称').fill('单元门禁检修')
  await form.getByLabel('做什么、做到什么程度').fill('逐个检修单元门禁')
  await pick(form.getByRole('combobox', { name: '牵头单位' }), company)
  await form.getByLabel('完成日期').fill(inDays(20))
  await form.getByRole('button', { name: '确定共建项目' }).click()
  await seeNoMore(form)
  await see(page.getByRole('link', { name: '单元门禁检修' }))
  const manager = await browser.sit({ width: 'phone', as: 'property' })
  const phone = manager.page
  await manager.go('/pocket/tasks')
  await phone
    .getByRole('link', { name: /单元门禁检修/ })
    .first()
    .click()
  await see(phone.getByText('逐个检修单元门禁'))
  await phone.getByRole('button', { name: '报告完成' }).click()
  await phone.getByRole('textbox').last().fill('十二个门都修好了')
  await phone.getByRole('button', { name: '报告完成' }).last().click()
  await see(phone.getByRole('status').getByText(/待社区确认/))
  await page.getByRole('link', { name: '单元门禁检修' }).click()
  await see(page.getByText('十二个门都修好了'))
  await page.getByRole('button', { name: '确认完成' }).click()
  const confirm = page.getByRole('dialog', { name: '确认完成' })
  await confirm.getByRole('button', { name: '确认完成' }).click()
  await seeNoMore(confirm)
  await see(page.getByText('已完成').first())
  await desk.go('/console/joint-meetings?show=items&state=done')
  await see(page.getByRole('link', { name: '单元门禁检修' }))
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  await resident.go('/pocket/neighbourhood')
  const block = resident.page.getByRole('region', { name: '共建项目' })
  await see(block.getByRole('heading', { name: '单元门禁检修' }))
  expect([...desk.troubles, ...manager.troubles, ...resident.troubles]).toEqual([])
  await Promise.all([desk.leave(), manager.leave(), resident.leave()])
})

test('a unit is asked for a part-time member; what is entered wrongly is said at the field', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  await desk.go('/console/joint-meetings?show=members')
  const table = page.getByRole('table', { name: '兼职委员' })
  await see(table.getByText('待单位确认').first())
  await page.getByRole('button', { name: '请单位派兼职委员' }).click()
  const form = page.getByRole('dialog', { name: '请单位派兼职委员' })
  await pick(form.getByRole('combobox', { name: '派出单位' }), site().company, site().company)
  await form.getByRole('button', { name: '征求单位意见' }).click()
  // The company has somebody in term already.
  await see(form.getByText('这个单位已有在任期内或正在征求的兼职委员。'))
  await desk.go('/console/joint-meetings/new')
  await page.getByLabel('会议名称').fill('专题联席会议')
  await page.getByLabel('日期', { exact: true }).fill(inDays(3))
  await page.getByLabel('地点').fill('社区会议室')
  await page.getByRole('button', { name: '登记联席会议' }).click()
  await see(page.getByText(/请选择|还没有填|至少/).first())
  expect(desk.troubles.filter(one => !/409/.test(String(one)))).toEqual([])
  await desk.leave()
})

function inDays(days: number): string {
  return new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10)
}

/** Chooses the one whose name begins so: the directory has the whole name. */
async function pick(box: Locator, name: string, typed?: string): Promise<void> {
  await box.click({ force: true })
  if (typed !== undefined) await box.fill(typed)
  await openOptions(box.page()).filter({ hasText: name }).first().click()
}
