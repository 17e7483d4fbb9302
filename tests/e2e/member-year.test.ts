import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { axeFaults } from './setup/judge.ts'
import { see } from './setup/see.ts'

const browser = useBrowser()
const dayAfter = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('a community starts the appraisal of the year in one step, and grades with a reason', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  await desk.go('/console/report-in')
  await page.getByRole('button', { name: '年度评价' }).click()
  const form = page.getByRole('dialog', { name: '年度评价' })
  await see(form.getByText(/评价对象 \d+ 人/))
  // Whoever could not be told is left out, and the form says how many.
  await see(form.getByText(/没有账号、无法告知/))
  await form.getByLabel('周敏').check()
  await form.getByLabel(/^最后一天/).fill(dayAfter(5))
  expect(await axeFaults(page)).toEqual([])
  await form.getByRole('button', { name: '建立草稿' }).click()
  await see(page.getByRole('heading', { name: /年度报到人员评价/ }))
  await page.getByRole('button', { name: '开始投票' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '开始投票' }).click()
  await see(page.getByText('正在投票。', { exact: false }))

  const rater = await browser.sit({ width: 'phone', as: 'dispatcher' })
  const phone = rater.page
  await rater.go('/pocket/ballots')
  await phone
    .getByRole('link', { name: /年度报到人员评价/ })
    .first()
    .click()
  await see(phone.getByText('为本社区做的事'))
  await phone.getByRole('button', { name: '较好' }).click()
  await see(phone.getByText('请写一句理由再投票。'))
  await phone.getByLabel('为什么').fill('值守过晾衣区')
  expect(await axeFaults(phone)).toEqual([])
  await phone.getByRole('button', { name: '投票', exact: true }).click()
  await see(phone.getByText('已收到您的一票'))
  expect([...desk.troubles, ...rater.troubles]).toEqual([])
  await Promise.all([desk.leave(), rater.leave()])
})

test('a unit reads the grades of its people with their reasons, and what it took note of', async () => {
  const unit = await browser.sit({ width: 'desk', as: 'housing' })
  const { page } = unit
  await unit.go('/console/year-grades')
  const row = page.getByRole('row').filter({ hasText: '单位已知悉' }).first()
  await see(row.getByText(/值守|清理|维修|接单/))
  expect(await axeFaults(page)).toEqual([])
  await row.getByRole('link').first().click()
  await see(page.getByRole('heading', { name: /^年度评价反馈：/ }))
  await see(page.getByText(/4个等次/))
  expect(unit.troubles).toEqual([])
  await unit.leave()
})

test('a community answers a consultation, a second person signs, and the asking body alone reads it', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  await desk.go('/console/consultations?state=answering')
  await page.getByRole('row').filter({ hasText: '待社区答复' }).last().getByRole('link').click()
  await see(page.getByText('社区意见'))
  expect(await axeFaults(page)).toEqual([])
  const address = new URL(page.url()).pathname
  const choices = page.getByRole('radiogroup')
  const questions = await choices.count()
  for (let index = 0; index < questions; index += 1) await choices.nth(index).getByText('好', { exact: true }).click()
  await page.getByPlaceholder('补充一句（可不写）').first().fill('待人热心')
  await page.getByRole('button', { name: '保存意见' }).click()
  await see(page.getByText(/已加密保存/))
  await page.getByRole('button', { name: '提交核签' }).click()
  await page.getByRole('dialog', { name: '提交核签' }).getByRole('button', { name: '提交核签' }).click()
  await see(page.getByText('待社区核签').first())

  const checker = await browser.sit({ width: 'desk', as: 'checker' })
  await checker.go(address)
  await see(checker.page.getByText('待人热心'))
  await checker.page.getByRole('button', { name: '核签并送出' }).click()
  await checker.page.getByRole('dialog', { name: '核签并送出' }).getByRole('button', { name: '核签并送出' }).click()
  await see(checker.page.getByText('内容只有征求意见的组织能看', { exact: false }))

  const leader = await browser.sit({ width: 'desk', as: 'leader' })
  await leader.go(address)
  await leader.page.getByLabel('为什么查看').fill('考察组集体研究')
  await leader.page.getByRole('button', { name: '查看意见' }).click()
  await see(leader.page.getByText('待人热心'))
  expect(await axeFaults(leader.page)).toEqual([])
  expect([...desk.troubles, ...checker.troubles, ...leader.troubles]).toEqual([])
  await Promise.all([desk.leave(), checker.leave(), leader.leave()])
})

test('the list of questions is written in the settings, which say what is missing', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'sysadmin' })
  const { page } = seat
  await seat.go('/console/settings/consultation')
  const missing = page.getByText(/还缺 \d+ 个问题/)
  await see(page.getByLabel('问题（一行一个）').first())
  await page.getByLabel('问题（一行一个）').first().fill('')
  await see(missing)
  await page.getByLabel('问题（一行一个）').first().fill('守时守信\n对待群众\n公私分明\n讲信用\n肯担当')
  await page.getByRole('button', { name: '保存' }).click()
  await see(page.getByText(/从下一次征求意见起使用/))
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
