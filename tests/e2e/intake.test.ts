import { expect, test } from 'vitest'
import { contract as matters } from '#features/matters/index.ts'
import { type Seat, useBrowser } from './setup/browser.ts'
import { type InHand, raise } from './setup/command.ts'
import { openFromInbox } from './setup/desk.ts'
import { axeFaults } from './setup/judge.ts'
import { photograph } from './setup/photo.ts'
import { see, seeNoMore } from './setup/see.ts'
import { words } from './setup/words.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
const w = words.zh

async function leave(...seats: Seat[]): Promise<void> {
  expect(seats.flatMap(seat => seat.troubles)).toEqual([])
  await Promise.all(seats.map(seat => seat.leave()))
}

/** With a photo of what it is about, so that others recognise it. */
async function raiseWithPhoto(seat: Seat, said: string): Promise<InHand> {
  const { communityCode } = site()
  const photo = await photograph('gate.jpg', '#35506b')
  const sent = await seat.context.request.post(`/api/files?district=${communityCode.slice(0, 6)}`, {
    multipart: { files: photo },
  })
  const { files } = (await sent.json()) as { files: { id: string }[] }
  return raise(seat, said, { categoryId: 'cityscape.rubbish', fileIds: files.map(file => file.id) })
}

test('while staff write down what a caller says, what may be the same stands beside it with its photos', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { compound } = site()
  const known = await raiseWithPhoto(resident, '垃圾桶满了好几天没人清')
  const { page } = desk
  await desk.go('/console/matters/report')
  await page.getByLabel('经度').fill(String(compound.lng))
  await page.getByLabel('纬度').fill(String(compound.lat))
  await page.getByLabel('情况描述').fill('垃圾桶满了，味道很大，好几天没人清')
  await see(page.getByText('这几件可能就是他说的'))
  const alike = page.getByRole('listitem').filter({ hasText: known.number })
  await see(alike.getByRole('button', { name: w.viewPhoto }))
  await leave(resident, desk)
})

test('who is about to report the same sees it by its photo and joins instead', async () => {
  const worker = await browser.sit({ width: 'desk', as: 'dispatcher' })
  await raiseWithPhoto(worker, '快递柜旁垃圾堆成山')
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const { page, context } = resident
  const { compound } = site()
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: compound.lng, latitude: compound.lat, accuracy: 12 })
  await resident.go('/pocket/report')
  await page.getByRole('button', { name: w.next }).click()
  await page.getByRole('button', { name: w.locateMe }).click()
  await page.getByRole('button', { name: compound.name, exact: true }).click()
  await page.getByRole('button', { name: w.next }).click()
  await page.getByLabel(w.happened).fill('快递柜旁边垃圾堆成山了')
  const found = page.getByRole('region', { name: '附近已有人反映' })
  // What a resident said is not shown to others: the photo says which one it is.
  const joining = page.getByRole('button', { name: /就是这件，一起跟进/ })
  const one = found
    .getByRole('article')
    .filter({ has: joining })
    .filter({ has: page.getByRole('img') })
    .first()
  await see(one.getByRole('img'))
  expect(await axeFaults(page)).toEqual([])
  await one.getByRole('button', { name: /就是这件，一起跟进/ }).click()
  await see(page.getByText(/已加入，编号/))
  await leave(worker, resident)
})

test('a petition is recognised, goes its own way, and is seen by those alone who may read petitions', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const checker = await browser.sit({ width: 'desk', as: 'checker' })
  const request = await raise(resident, '拆迁补偿一直不答复，多次上访没有结果')
  const beside = await openFromInbox(desk, w, 'accept', request)
  const card = beside.getByRole('region', { name: '是不是信访事项' })
  await see(card.getByText(/文字里有“上访”/))
  await see(beside.getByRole('region', { name: '这里一年内的事' }))
  await card.getByRole('button', { name: '转入信访渠道' }).click()
  await card.getByLabel(/理由/).fill('属于申诉求决类信访事项')
  await card.getByRole('button', { name: '转入信访渠道' }).click()
  const link = card.getByRole('link', { name: /已判定为信访事项/ })
  await see(link)
  expect(await axeFaults(desk.page)).toEqual([])
  const number = /转入(\S+)。/.exec((await link.textContent()) ?? '')?.[1] ?? ''
  await link.click()
  await see(desk.page.getByText('已登记待转办').first())

  await checker.go(`/console/matters?q=${number}`)
  await see(checker.page.getByText('没有符合这些条件的事项。'))
  await checker.go(`/console/matters/${request.district}/${request.id}`)
  await see(checker.page.getByText('没有找到，或者不在您的职责范围内。'))
  await leave(resident, desk, checker)
})

test('a caller who asks is found by the whole number, with a reason', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const contact = { name: '孙女士', phone: '13700002468' }
  const matter = await raise(desk, '楼道声控灯整夜亮着', { contact, source: 'phone' })
  await desk.go('/console/matters')
  const { page } = desk
  await page.getByRole('button', { name: '按来电号码查' }).click()
  const asking = page.getByRole('dialog', { name: '按来电号码查办件' })
  await asking.getByLabel('来电号码').fill('1370000')
  await asking.getByRole('button', { name: '查询' }).click()
  await see(asking.getByRole('alert').filter({ hasText: '请填完整的电话号码。' }))
  await asking.getByLabel('来电号码').fill(contact.phone)
  await asking.getByLabel('为什么要查').fill('来电询问进展')
  expect(await axeFaults(page)).toEqual([])
  await asking.getByRole('button', { name: '查询' }).click()
  await see(asking.getByText('找到1件'))
  await asking.getByRole('link', { name: matter.title }).click()
  await see(page.getByRole('heading', { level: 1, name: matter.title }))
  await leave(desk)
})

test('work sheets come in from a file checked row by row, and what is finished goes back', async () => {
  const street = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { street: streetName, community } = site()
  const { page } = street
  await street.go('/console/worksheets')
  const sheet = (number: string, more: object = {}) => ({
    工单编号: number,
    工单类型: '投诉',
    主要内容: `${number}：东门路灯坏了三天`,
    来电人: '赵先生',
    '来电人电话/账号': '13600009999',
    被反映区: '东区',
    被反映街乡镇: streetName,
    '村/社区': community,
    ...more,
  })
  const sheets = [sheet('RX1'), sheet('RX2', { 主要内容: '' })]
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: '选择文件（.xlsx 或 .json）' }).click()
  const file = { name: '工单.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify({ sheets })) }
  await (await chooser).setFiles([file])
  await see(page.getByText('共2张：可导入1，已有0，有错1'))
  await see(page.getByRole('row', { name: /RX2 缺少主要内容/ }))
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '导入这1张' }).click()
  await see(page.getByText('导入完成：新收1，已有0，未收1'))
  await page.getByText('办理中', { exact: true }).click()
  const row = page.getByRole('row', { name: /RX1/ })
  const [, district = '', id = ''] =
    /matters\/(\d+)\/(\S+)$/.exec((await row.getByRole('link').getAttribute('href')) ?? '') ?? []

  const detail = await street.context.request.get(`/api/matters/${district}/${id}`)
  const { caseId } = matters.routes.getMatter.reply.parse(await detail.json())
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const declined = await desk.context.request.post(`/api/cases/${district}/${caseId}/actions/decline`, {
    data: { requestId: crypto.randomUUID(), form: { reason: 'not_ours' }, note: '由城管部门统一安排' },
  })
  expect(declined.status(), await declined.text()).toBe(200)
  await street.go('/console/worksheets')
  await see(page.getByRole('row', { name: /RX1/ }))
  const results = await street.context.request.get('/api/worksheets/results?which=ready&format=json')
  expect(await results.text()).toContain('由城管部门统一安排')
  await page.getByRole('button', { name: /标记这\d+张已回传/ }).click()
  await seeNoMore(page.getByRole('row', { name: /RX1/ }))
  await page.getByText('已回传', { exact: true }).click()
  await see(page.getByRole('row', { name: /RX1/ }))
  await leave(street, desk)
})
