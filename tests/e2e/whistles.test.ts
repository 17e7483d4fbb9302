import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { contract } from '#features/orders/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { type Seat, useBrowser } from './setup/browser.ts'
import { raise } from './setup/command.ts'
import { see, seeText } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
const { routes } = contract
const HOUR = 3_600_000

async function leave(...seats: Seat[]): Promise<void> {
  expect(seats.flatMap(seat => seat.troubles)).toEqual([])
  await Promise.all(seats.map(seat => seat.leave()))
}

/** A local time some hours from now, as a date-time field takes it. */
function hoursAhead(hours: number): string {
  return new Date(Date.now() + (hours + 8) * HOUR).toISOString().slice(0, 16)
}

test('whistled for a stuck matter, reported in from the phone, appraised on the board', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const unit = await browser.sit({ width: 'phone', as: 'property' })
  const matter = await raise(resident, '楼道消防门一直锁着')
  await desk.go(`/console/matters/${matter.district}/${matter.id}`)
  const { page } = desk
  await page.getByRole('link', { name: '为此事吹哨' }).click()
  await see(page.getByRole('heading', { level: 1, name: '吹哨' }))
  await page.getByRole('radio', { name: '房屋与设施' }).check()
  await page.getByLabel('什么事').fill('消防门被锁，需要当场打开并定下管理办法')
  await see(page.getByRole('group', { name: '叫哪些单位' }).getByLabel('第 2 个单位来做什么'))
  await page.getByRole('button', { name: '吹哨', exact: true }).click()

  const board = page.getByRole('list', { name: '到场单位' })
  await see(board)
  expect(await board.getByRole('listitem').count()).toBe(2)
  const mine = board.getByRole('listitem').filter({ hasText: '现场配合' })
  await seeText(mine, /待报到/)
  const [, district = '', id = ''] = /whistles\/(\d+)\/([^/?]+)/.exec(page.url()) ?? []
  const reply = await desk.context.request.get(urlOf(routes.getWhistle, { params: { district, id } }))
  const whistle = routes.getWhistle.reply.parse(await reply.json())
  const call = whistle.callLines.find(one => one.why === '现场配合')

  await unit.go(`/pocket/tasks/${district}/${call?.caseId}`)
  await see(unit.page.getByRole('region', { name: '吹哨' }))
  await unit.page.getByRole('button', { name: '报到' }).click()
  const form = unit.page.getByRole('region', { name: '报到' })
  await form.getByLabel('谁来').fill('工程部两人')
  await form.getByLabel('几时到').fill(hoursAhead(1))
  await form.getByRole('button', { name: '报到' }).click()
  await seeText(unit.page.getByRole('status').first(), /报到/)

  await page.reload()
  await seeText(mine, /已报到，处置中/)
  await seeText(mine, /工程部两人/)
  await unit.page.getByRole('button', { name: '提交结果' }).click()
  const result = unit.page.getByRole('region', { name: '提交结果' })
  await result.getByText('已解决').click()
  await result.getByLabel('说明').fill('消防门已打开，钥匙交门岗')
  await result.getByRole('button', { name: '提交结果' }).click()
  await seeText(unit.page.getByRole('status').first(), /提交结果/)

  await page.reload()
  await mine.getByRole('link').click()
  await page.getByRole('button', { name: '评价到场单位' }).click()
  const verdict = page.getByRole('dialog', { name: '评价到场单位' })
  await verdict.getByRole('radiogroup', { name: '是否按时到' }).getByRole('radio', { name: '按时到' }).check()
  await verdict.getByRole('radiogroup', { name: '是否办事' }).getByRole('radio').first().check()
  await verdict.getByRole('radiogroup', { name: '是否满意' }).getByRole('radio', { name: '满意', exact: true }).check()
  await verdict.getByLabel('说明').fill('当天打开，办法可行')
  await verdict.getByRole('button', { name: '评价到场单位' }).click()
  await seeText(mine, /当天打开，办法可行/)
  await desk.go(`/console/matters/${matter.district}/${matter.id}`)
  await see(page.getByRole('link', { name: new RegExp(whistle.number) }))
  await leave(resident, desk, unit)
}, 240_000)

test('the menu of whistles is kept in the settings', async () => {
  const operator = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = operator
  await operator.go('/console/settings/whistles')
  await page.getByRole('button', { name: '积水内涝' }).click()
  const drawer = page.getByRole('dialog', { name: '修改种类' })
  await drawer.getByLabel('报到时限').fill('2')
  await drawer.getByRole('button', { name: '保存' }).click()
  await seeText(page.getByRole('row', { name: /积水内涝/ }), /2 小时/)
  await leave(operator)
})

test('a task is claimed on the phone, handed in and confirmed at the desk', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const words = `擦洗单元门和信报箱 ${randomUUID().slice(0, 6)}`
  const { communityCode } = site()
  const task = await desk.context.request.post('/api/tasks', {
    data: {
      requestId: randomUUID(),
      kindId: 'task_tidy',
      areaCode: communityCode,
      words,
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 20 * HOUR).toISOString(),
      wanted: 1,
    },
  })
  const posted = routes.postTask.reply.parse(await task.json())
  await resident.go('/pocket/open-tasks')
  const { page } = resident
  for (const [step, length] of [
    ['区', 6],
    ['街道', 9],
    ['社区', 12],
  ] as const)
    await page.getByLabel(step, { exact: true }).selectOption(communityCode.slice(0, length))
  const card = page.getByRole('article', { name: words })
  await card.getByRole('button', { name: '认领' }).click()
  await see(card.getByText('您已认领'))
  await resident.go('/pocket/my-tasks')
  await page.getByRole('link', { name: new RegExp(words) }).click()
  await page.getByRole('button', { name: '交回结果' }).click()
  const form = page.getByRole('region', { name: '交回结果' })
  await form.getByLabel('说明').fill('都擦过了')
  await form.getByRole('button', { name: '交回结果' }).click()
  await seeText(page.getByRole('status').first(), /交回结果/)

  await desk.go(`/console/tasks/${posted.district}/${posted.id}`)
  await desk.page.getByRole('table').getByRole('link').first().click()
  await desk.page.getByRole('button', { name: '确认完成', exact: true }).click()
  const dialog = desk.page.getByRole('dialog', { name: '确认完成' })
  await dialog.getByRole('button', { name: '确认完成' }).click()
  await seeText(desk.page.getByRole('status').first(), /已确认/)
  await leave(desk, resident)
})

test('an errand with a receipt: taken, signed for, settled, confirmed', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const worker = await browser.sit({ width: 'phone', as: 'grid_worker' })
  const { communityCode } = site()
  const gridOf = await worker.context.request.get('/api/session')
  const areaCode = /"areaCode":"(\d{15})"/.exec(await gridOf.text())?.[1] ?? communityCode
  const asked = await resident.context.request.post('/api/errands', {
    data: { requestId: randomUUID(), kindId: 'errand_bills', areaCode, words: '代缴电费', askedFor: 'self' },
  })
  const errand = routes.askErrand.reply.parse(await asked.json())
  const address = `/pocket/tasks/${errand.district}/${errand.caseId}`
  await worker.go(address)
  await worker.page.getByRole('button', { name: '接单' }).click()
  await worker.page.getByRole('region', { name: '接单' }).getByRole('button', { name: '接单' }).click()
  await worker.page.getByRole('button', { name: '开收条' }).click()
  await worker.page.getByLabel('收到的材料').fill('缴费通知单')
  await worker.page.getByLabel('钱的用途').fill('电费')
  await worker.page.getByLabel('收到的钱（元）').fill('100')
  await worker.page.getByRole('button', { name: '收到，开收条' }).click()
  await see(worker.page.getByText('等交件人确认'))

  await resident.go(address)
  await resident.page.getByRole('button', { name: '对，我交了这些' }).click()
  await see(resident.page.getByText('等退还并报账'))

  await worker.page.reload()
  await worker.page.getByRole('button', { name: '退还并报账' }).click()
  await worker.page.getByLabel('花了多少（元）').fill('86.5')
  await worker.page.getByLabel('退回多少（元）').fill('13.5')
  await worker.page.getByLabel('去向说明').fill('已缴，回执已给')
  await worker.page.getByRole('button', { name: '退还并报账' }).click()
  await see(worker.page.getByText('等本人确认结清'))

  await resident.page.reload()
  await resident.page.getByRole('button', { name: '都收回了，账目相符' }).click()
  await see(resident.page.getByText('已结清'))
  await leave(resident, worker)
})
