import { expect, test } from 'vitest'
import { demoPassword } from '#kernel/access/index.ts'
import { useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { see, seeNoMore } from './setup/see.ts'

const browser = useBrowser()

test('a category is changed and residents find it under the new name; a name is not left empty', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/settings/categories')
  await page.getByRole('button', { name: '溺水隐患' }).click()
  const form = page.getByRole('dialog', { name: '修改“溺水隐患”' })
  await form.getByLabel('中文名称').fill('')
  await form.getByRole('button', { name: '保存' }).click()
  await see(form.getByText('请填写“中文名称”。').first())
  await form.getByLabel('中文名称').fill('溺水与落水隐患')
  await form.getByRole('button', { name: '保存' }).click()
  await seeNoMore(form)
  await see(page.getByRole('button', { name: '溺水与落水隐患' }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a duty is tried on last month before it is saved, and stands in the list', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/settings/duties')
  await page.getByRole('button', { name: '新增一条' }).click()
  const form = page.getByRole('dialog', { name: '新增一条' })
  await form.getByRole('button', { name: '用上个月的事项试一试' }).click()
  await see(form.getByRole('alert'))
  await choose(form.getByRole('combobox', { name: '事项类别' }), '邻里纠纷', '邻里')
  await form.getByText('社区', { exact: true }).click()
  await choose(form.getByRole('combobox', { name: '单位类别' }), '居民委员会')
  await form.getByRole('button', { name: '用上个月的事项试一试' }).click()
  await form.getByRole('button', { name: '保存' }).click()
  await seeNoMore(form)
  await see(page.getByRole('row', { name: /^邻里纠纷 社区 主办 居民委员会/ }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a time limit needs a reason, and the audit log tells who changed it and why', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/settings/limits')
  await page.getByRole('button', { name: '新增时限' }).click()
  const form = page.getByRole('dialog', { name: '新增时限' })
  await choose(form.getByRole('combobox', { name: '步骤' }), '待核查', '待核查')
  await form.getByLabel('时长').fill('3')
  await form.getByRole('button', { name: '保存时限' }).click()
  await see(form.getByText('请填写“原因”。').first())
  await form.getByLabel('原因').fill('核查人手增加，时限缩短')
  await form.getByRole('button', { name: '保存时限' }).click()
  await seeNoMore(form)
  await see(page.getByRole('row', { name: /待核查 .*3 个工作小时/ }))
  expect(seat.troubles).toEqual([])
  await seat.leave()

  const audit = await browser.sit({ width: 'desk', as: 'auditor' })
  await audit.go('/console/audit')
  const entry = audit.page.getByRole('row').filter({ hasText: '核查人手增加，时限缩短' })
  await see(entry)
  expect(await entry.first().textContent()).toContain('马思远')
  await entry.getByRole('button', { name: '查看' }).click()
  await see(audit.page.getByRole('dialog').getByText('核查人手增加，时限缩短'))
  expect(audit.troubles).toEqual([])
  await audit.leave()
})

test('a day is made a rest day with its ground, and the year shows it', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/settings/calendar?year=2026')
  await page.getByRole('button', { name: /2026-12-24/ }).click()
  const form = page.getByRole('dialog', { name: '修改 2026-12-24' })
  await form.getByText('休息', { exact: true }).click()
  await form.getByRole('button', { name: '保存' }).click()
  await see(form.getByText('请填写“名称”。').first())
  await form.getByLabel('名称').fill('市民日')
  await form.getByLabel('依据').fill('近邻市人民政府通知')
  await form.getByRole('button', { name: '保存' }).click()
  await seeNoMore(form)
  await see(page.getByRole('button', { name: /2026-12-24 休息 市民日/ }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a permission is taken from a role with a reason, and given back', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'secadmin' })
  const { page } = seat
  await seat.go('/console/grants')
  const cell = page.getByRole('button', { name: /^楼栋党小组组长, 维护工作日历/ })
  await see(cell)
  await cell.click()
  const form = page.getByRole('dialog', { name: '楼栋党小组组长：维护工作日历' })
  await form.getByText('允许', { exact: true }).click()
  await form.getByRole('button', { name: '保存' }).click()
  await see(form.getByText('请填写“理由”。').first())
  await form.getByLabel('理由').fill('试行一个月')
  await form.getByRole('button', { name: '保存' }).click()
  await seeNoMore(form)
  await see(page.getByRole('button', { name: /^楼栋党小组组长, 维护工作日历: 允许/ }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a locked account is shown as locked, and unlocked by the security administrator', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'secadmin' })
  const { page } = seat
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await seat.context.request.post('/api/session/sign-in', { data: { username: 'leader', password: `${attempt}` } })
  }
  await seat.go('/console/accounts')
  const row = page.getByRole('row').filter({ hasText: 'leader' })
  await see(row.getByText('锁定', { exact: true }))
  await row.getByRole('button', { name: '对林静的账号操作' }).click()
  await page.getByRole('menuitem', { name: '解除锁定' }).click()
  const form = page.getByRole('dialog')
  await form.getByLabel('理由').fill('本人来电核实')
  await form.getByRole('button', { name: '解除锁定' }).click()
  await seeNoMore(row.getByText('锁定', { exact: true }))
  const again = await seat.context.request.post('/api/session/sign-in', {
    data: { username: 'leader', password: demoPassword },
  })
  expect(again.status()).toBe(200)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
