import type { Locator } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Seat, useBrowser } from './setup/browser.ts'
import { dispatched, handled, type InHand, raise, take } from './setup/command.ts'
import { openFromInbox } from './setup/desk.ts'
import { axeFaults } from './setup/judge.ts'
import { photograph } from './setup/photo.ts'
import { see, seeNoMore, seeText } from './setup/see.ts'
import { words } from './setup/words.ts'

const browser = useBrowser()
const w = words.zh
const DAY_MS = 86_400_000

/** A day some days from now, as a date field takes it. */
function daysAhead(days: number): string {
  return new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10)
}

interface Aside {
  action: string
  fill?: (form: Locator) => Promise<void>
  /** In sight beside the step that leads on, and not in the menu. */
  inSight?: true
}

/** Takes a rare action: out of the menu, through its form. */
async function aside({ page }: Seat, beside: Locator, { action, fill, inSight }: Aside): Promise<void> {
  if (inSight) await beside.getByRole('button', { name: action, exact: true }).click()
  else {
    await beside.getByRole('button', { name: '更多' }).click()
    await page.getByRole('menuitem', { name: action, exact: true }).click()
  }
  const form = page.getByRole('dialog', { name: action, exact: true })
  await see(form)
  await fill?.(form)
  await form.getByRole('button', { name: action, exact: true }).click()
  await seeText(beside.getByRole('status').first(), `“${action}”已完成`)
  await seeNoMore(form)
}

async function addPhoto({ page }: Seat, form: Locator, name: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser')
  await form.getByRole('button', { name: '从相册选' }).click()
  await (await chooser).setFiles([await photograph(name, '#4a5b6c')])
  await see(form.getByRole('img', { name }))
  await seeNoMore(form.getByText(w.uploading))
}

/** The page of a matter, for whoever has it not on the desk. */
async function openMatter(seat: Seat, { district, id, title }: InHand): Promise<Locator> {
  await seat.go(`/console/matters/${district}/${id}`)
  const matter = seat.page.getByRole('main')
  await see(matter.getByRole('heading', { level: 1, name: title }))
  return matter
}

const marksOf = (beside: Locator) => beside.getByRole('list', { name: '办理中的特别情况' })
const say = (note: string) => (form: Locator) => form.getByLabel('说明').fill(note)

async function leave(...seats: Seat[]): Promise<void> {
  expect(seats.flatMap(seat => seat.troubles)).toEqual([])
  await Promise.all(seats.map(seat => seat.leave()))
}

test('held until a review date and taken off again, urged by the resident, supervised and answered', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const street = await browser.sit({ width: 'desk', as: 'supervisor' })
  const matter = await raise(resident, '三单元电梯一直在等配件')
  await take(desk, matter, 'accept', { form: { category: 'hazard.lift' } })

  const beside = await openFromInbox(desk, w, 'dispatch', matter)
  await aside(desk, beside, {
    action: '挂账',
    async fill(form) {
      await form.getByLabel('复核日期').fill(daysAhead(10))
      await form.getByLabel('说明').fill('厂家停产，配件在路上')
    },
  })
  await see(marksOf(beside).getByText(/挂账/))
  expect(await axeFaults(desk.page)).toEqual([])
  const held = await openMatter(desk, matter)
  await aside(desk, held, { action: '恢复办理', fill: say('配件到了') })
  await seeNoMore(marksOf(held).getByText(/挂账/))

  await resident.go(`/pocket/my/${matter.district}/${matter.id}`)
  const { page } = resident
  await see(page.getByText('暂时还不能解决，已挂账', { exact: false }))
  await page.getByRole('button', { name: '催办', exact: true }).click()
  await page.getByRole('button', { name: '催办', exact: true }).last().click()
  await see(page.getByText(/已转告/))

  const ordered = await openMatter(street, matter)
  await see(marksOf(ordered).getByText('催办 1 次'))
  await aside(street, ordered, {
    action: '督办',
    async fill(form) {
      await form.getByRole('radio', { name: '黄牌' }).check()
      await form.getByLabel('答复期限').fill(daysAhead(3))
      await form.getByLabel('说明').fill('群众反映强烈，请尽快安排')
    },
  })
  await see(marksOf(ordered).getByText('黄牌督办'))
  const answering = await openMatter(desk, matter)
  await aside(desk, answering, { action: '答复督办', fill: say('今天下午派单，三日内修好') })
  const lifting = await openMatter(street, matter)
  await see(lifting.getByText('今天下午派单，三日内修好'))
  await aside(street, lifting, { action: '解除督办' })
  await seeNoMore(marksOf(lifting).getByText('黄牌督办'))
  await leave(resident, desk, street)
})

test('a unit asks for a hold with a picture and a date, the desk grants it, and the resident reads until when', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const unit = await browser.sit({ width: 'desk', as: 'property' })
  const matter = await raise(resident, '地下车库卷帘门卡住放不下来')
  await dispatched(desk, matter)
  await take(unit, matter, 'sign')
  const given = await openFromInbox(unit, w, 'handle', matter)
  await aside(unit, given, {
    action: '申请挂账',
    async fill(form) {
      await form.getByLabel('建议复核日期').fill(daysAhead(12))
      await form.getByLabel('说明').fill('电机停产，厂家正在重新开模')
      await addPhoto(unit, form, 'motor.jpg')
    },
  })
  await see(given.getByText(/承办单位申请挂账，须在/))
  const asked = await openFromInbox(desk, w, 'check', matter)
  await see(asked.getByText('电机停产，厂家正在重新开模'))
  await aside(desk, asked, {
    action: '审批挂账',
    inSight: true,
    async fill(form) {
      await form.getByRole('radio', { name: '是' }).check()
      await form.getByLabel('说明').fill('同意，期间派人看守')
    },
  })
  await see(marksOf(asked).getByText(/挂账/))
  await resident.go(`/pocket/my/${matter.district}/${matter.id}`)
  await see(resident.page.getByText('同意，期间派人看守'))
  await leave(resident, desk, unit)
})

test('a unit objects and somebody else decides, what is not good enough is done again, and counted once', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const unit = await browser.sit({ width: 'desk', as: 'property' })
  const street = await browser.sit({ width: 'desk', as: 'supervisor' })
  const checker = await browser.sit({ width: 'desk', as: 'checker' })
  const contact = { name: '赵先生', phone: '13900005678' }
  const matter = await raise(desk, '单元门禁刷不开已经两天了', { contact, source: 'phone' })
  await dispatched(desk, matter)

  const given = await openFromInbox(unit, w, 'accept', matter)
  await aside(unit, given, { action: '派单异议', fill: say('门禁由开发商保修，不归我们管') })
  const asked = await openMatter(street, matter)
  await see(asked.getByText('门禁由开发商保修，不归我们管'))
  await aside(street, asked, {
    action: '裁定派单异议',
    async fill(form) {
      await form.getByRole('radio', { name: '否' }).check()
      await form.getByLabel('说明').fill('保修已到期，由物业维修')
    },
  })
  await see(marksOf(asked).getByText('派单异议 1 次'))

  await take(unit, matter, 'sign')
  await take(unit, matter, 'submit', { note: '已换读卡器', form: { outcome: 'done' } })
  const checked = await openFromInbox(checker, w, 'check', matter)
  await aside(checker, checked, { action: '退回返工', inSight: true, fill: say('到现场试了，还是刷不开') })
  await see(marksOf(checked).getByText('返工 1 次'))
  await leave(desk, unit, street, checker)
})

test('handed up by hand, left out of assessment with evidence by two people, and merged with both sides told', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const street = await browser.sit({ width: 'desk', as: 'supervisor' })
  const first = await raise(desk, '东门口电梯井盖板松动有人差点摔倒')
  const again = await raise(resident, '东门口电梯井盖板松了请来看看')

  const beside = await openFromInbox(desk, w, 'accept', first)
  await aside(desk, beside, { action: '提级上报', fill: say('涉及产权单位，请街道协调') })
  await see(marksOf(beside).getByText('提级 1 次'))
  await aside(desk, beside, {
    action: '申请剔除考核',
    async fill(form) {
      await form.getByRole('radio', { name: '不可抗力' }).check()
      await form.getByLabel('说明').fill('暴雨冲毁，附现场照片')
      await addPhoto(desk, form, 'rain.jpg')
    },
  })
  const deciding = await openMatter(street, first)
  await aside(street, deciding, {
    action: '审批剔除考核',
    async fill(form) {
      await form.getByRole('radio', { name: '是' }).check()
      await form.getByLabel('说明').fill('情况属实')
    },
  })
  await see(marksOf(deciding).getByText('已剔除考核'))

  const double = await openFromInbox(desk, w, 'accept', again)
  const alike = double
    .getByRole('region', { name: '可能是同一件事' })
    .getByRole('listitem')
    .filter({ hasText: first.number })
  await alike.getByRole('button', { name: '并入这一件' }).click()
  const merging = desk.page.getByRole('dialog', { name: `并入${first.number}` })
  await merging.getByRole('textbox').fill('同一处盖板')
  await merging.getByRole('button', { name: /并入/ }).click()
  await seeNoMore(merging)
  await resident.go(`/pocket/my/${again.district}/${again.id}`)
  await see(resident.page.getByText('与另一件相同的事合并办理', { exact: false }))
  const into = await openMatter(street, first)
  await see(into.getByText('并入一件相同诉求'))
  await leave(resident, desk, street)
})

test('who did not rate is rung about by one caller at a time, and wants it done again', async () => {
  const operator = await browser.sit({ width: 'desk', as: 'operator' })
  await operator.go('/console/settings/intake')
  const calls = operator.page.getByRole('region', { name: '电话回访' })
  await calls.getByRole('button', { name: '修改' }).click()
  const settings = operator.page.getByRole('dialog', { name: '电话回访' })
  await settings.getByLabel('核查通过后几天回访').fill('0')
  await settings.getByRole('button', { name: '保存回访设置' }).click()
  await seeNoMore(settings)

  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const unit = await browser.sit({ width: 'desk', as: 'property' })
  const checker = await browser.sit({ width: 'desk', as: 'checker' })
  const street = await browser.sit({ width: 'phone', as: 'supervisor', locale: 'en' })
  const contact = { name: '赵先生', phone: '13900005678' }
  const matter = await raise(desk, '北门门禁坏了出不去', { contact, source: 'phone' })
  await handled(desk, unit, matter)
  await take(checker, matter, 'pass')

  await checker.go(`/console/follow-ups?q=${matter.number}`)
  const { page } = checker
  await page.getByRole('button', { name: `回访这一件：${matter.title}` }).click()
  const call = page.getByRole('dialog', { name: `回访：${matter.title}` })
  await see(call.getByText('门禁已修好，试了三次都能开'))
  await see(call.getByText('139****5678'))
  expect(await axeFaults(page)).toEqual([])
  await call.getByRole('button', { name: '查看联系方式' }).click()
  const why = page.getByRole('dialog', { name: '查看联系方式' })
  await why.getByRole('textbox').fill('办结后电话回访')
  await why.getByRole('button', { name: '查看联系方式' }).click()
  await see(call.getByRole('link', { name: '13900005678' }))

  await street.go(`/console/follow-ups?q=${matter.number}`)
  await see(street.page.getByText(/吴建华 rings, until/))
  expect(await street.page.getByRole('button', { name: /Ring about this one/ }).count()).toBe(0)

  await call.getByRole('radio', { name: '已接通' }).check()
  await call.getByRole('button', { name: '记下结果' }).click()
  await see(call.getByRole('alert').getByText('请选择。'))
  await call.getByRole('radio', { name: '部分解决' }).check()
  await call.getByRole('radio', { name: '基本满意' }).check()
  await call.getByLabel('诉求人的话（选填）').fill('早上又坏了一次')
  await call.getByRole('checkbox', { name: '诉求人要求重办' }).check()
  await call.getByRole('button', { name: '记下结果' }).click()
  await see(page.getByText('已记下，诉求已重办。'))
  await seeNoMore(call)
  await page.getByText('已回访', { exact: true }).click()
  await see(page.getByRole('row', { name: new RegExp(`${matter.number}.*部分解决 · 基本满意.*已重办`) }))
  const reopened = await openMatter(desk, matter)
  await see(reopened.getByText('早上又坏了一次').first())
  await leave(operator, desk, unit, checker, street)
})
