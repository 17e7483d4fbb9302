import { expect, test } from 'vitest'
import { type Seat, useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { axeFaults } from './setup/judge.ts'
import { see, seeAddress, seeNoMore, seeText } from './setup/see.ts'

const browser = useBrowser()

const linesOf = ({ page }: Seat) =>
  page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('link') })

async function openMatters(seat: Seat, search = ''): Promise<void> {
  await seat.go(`/console/matters${search}`)
  await see(linesOf(seat))
}

test('filters are kept as a view, the list opens with it, and it can be removed', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'checker' })
  const { page } = seat
  await openMatters(seat)
  await choose(page.getByRole('combobox', { name: '环节' }), '待核查')
  await seeAddress(page, /bucket=check/)
  await page.getByRole('button', { name: '保存为视图' }).click()
  const form = page.getByRole('dialog', { name: '保存为视图' })
  await form.getByRole('textbox', { name: '名称' }).fill('我要核查的')
  expect(await axeFaults(page)).toEqual([])
  await form.getByRole('button', { name: '保存', exact: true }).click()
  const views = page.getByRole('region', { name: '保存的视图' })
  const view = views.getByRole('button', { name: '我要核查的', exact: true })
  await see(view)
  await views.getByRole('button', { name: '视图“我要核查的”的更多操作' }).click()
  await page.getByRole('menuitem', { name: '打开列表时先看这个' }).click()
  await see(views.getByRole('img', { name: '打开列表时先看' }))
  await openMatters(seat)
  await seeAddress(page, /bucket=check/)
  await views.getByRole('button', { name: '视图“我要核查的”的更多操作' }).click()
  await page.getByRole('menuitem', { name: '删除视图' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '删除视图' }).click()
  await seeNoMore(view)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('columns are hidden, moved and widened, and stay so', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { page } = seat
  await openMatters(seat)
  const heads = page.getByRole('main').getByRole('columnheader')
  const number = heads.filter({ hasText: '办件编号' })
  await see(number)
  await page.getByRole('button', { name: '列', exact: true }).click()
  const drawer = page.getByRole('dialog', { name: '显示的列' })
  await drawer.getByRole('checkbox', { name: '办件编号' }).click()
  await seeNoMore(number)
  await drawer.getByRole('button', { name: '恢复默认' }).click()
  await see(number)
  await drawer.getByRole('button', { name: '关闭' }).click()
  const edge = page.getByRole('slider', { name: '“办件编号”列宽' })
  const before = Number(await edge.getAttribute('aria-valuenow'))
  await edge.focus()
  await page.keyboard.press('ArrowRight')
  await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBe(before + 16)
  await page.reload()
  await see(linesOf(seat))
  await expect.poll(async () => Number(await edge.getAttribute('aria-valuenow'))).toBe(before + 16)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('several are accepted at once: the preview says what would happen, each row says what did', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  await openMatters(seat, '?bucket=accept')
  const boxes = page.getByRole('main').getByRole('checkbox', { name: /^选择“/ })
  await see(boxes)
  await linesOf(seat).first().focus()
  await page.keyboard.press('x')
  const bar = page.getByRole('region', { name: '批量办理' })
  await seeText(bar, /已选 1 件/)
  await boxes.last().click({ modifiers: ['Shift'] })
  await seeText(bar, new RegExp(`已选 ${await boxes.count()} 件`))
  await bar.getByRole('button', { name: '受理' }).click()
  const drawer = page.getByRole('dialog', { name: '受理' })
  await seeText(drawer.getByRole('status'), /\d+ 件可以办理/)
  expect(await axeFaults(page)).toEqual([])
  const category = drawer.getByRole('combobox', { name: /选择事项类别/ })
  if ((await category.count()) > 0) await choose(category, '路灯不亮', '路灯')
  await drawer.getByRole('button', { name: /^受理 \d+ 件$/ }).click()
  await seeText(drawer.getByRole('status'), /已办 \d+ 件，没有办成 0 件/)
  await drawer.getByRole('button', { name: '关闭' }).last().click()
  await seeNoMore(bar)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a list leaves as a file and is fetched', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'leader' })
  const { page } = seat
  await openMatters(seat)
  await page.getByRole('button', { name: '导出' }).click()
  const drawer = page.getByRole('dialog', { name: '导出 Excel' })
  await drawer.getByRole('textbox', { name: '用途' }).fill('区级月度例会')
  await drawer.getByRole('button', { name: '开始导出' }).click()
  const link = drawer.getByRole('link', { name: '下载' })
  await see(link)
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/^jinlin-matters-\d+\.xlsx$/)
  await drawer.getByRole('link', { name: '我的全部导出' }).click()
  await see(page.getByRole('heading', { level: 1, name: '我的导出' }))
  await see(page.getByRole('cell', { name: '区级月度例会' }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('the palette finds a matter by its number and goes to a page; letters go nowhere while somebody types', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = seat
  await openMatters(seat)
  const number = /\d{6}-\d{6}-\d{5}/.exec((await linesOf(seat).first().textContent()) ?? '')?.[0] ?? 'no number'
  await page.keyboard.press('Control+k')
  const palette = page.getByRole('dialog', { name: '命令面板' })
  await palette.getByRole('combobox').fill(number)
  await see(palette.getByRole('option', { name: new RegExp(number) }))
  expect(await axeFaults(page)).toEqual([])
  await page.keyboard.press('Enter')
  await seeAddress(page, /^\/console\/matters\/\d{6}\//)
  await seeNoMore(palette)

  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await seeAddress(page, /^\/console\/(\?.*)?$/)
  await page.keyboard.press('/')
  await page.keyboard.type('gm')
  await seeAddress(page, /^\/console\/(\?.*)?$/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('what others do shows as a number to press, and the rows stay where they are until then', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const other = await browser.sit({ width: 'desk', as: 'dispatcher' })
  await openMatters(seat)
  const first = await linesOf(seat).first().textContent()
  await openMatters(other, '?final=false')
  const path = (await linesOf(other).first().getByRole('link').getAttribute('href')) ?? ''
  await other.go(path)
  const [, district, id] = /matters\/(\d{6})\/([0-9a-f-]+)/.exec(path) ?? []
  const matter = await (await other.context.request.get(`/api/matters/${district}/${id}`)).json()
  await other.context.request.post(`/api/cases/${district}/${matter.caseId}/actions/comment`, {
    data: { requestId: crypto.randomUUID(), note: '已电话联系现场' },
  })
  const chip = seat.page.getByRole('main').getByRole('button', { name: /有 \d+ 条更新/ })
  await see(chip)
  expect(await linesOf(seat).first().textContent()).toBe(first)
  await chip.click()
  await seeNoMore(chip)
  expect(seat.troubles).toEqual([])
  await seat.leave()
  await other.leave()
})

test('the desk speaks English and fits a phone', async () => {
  const seat = await browser.sit({ width: 'phone', locale: 'en', as: 'dispatcher' })
  const { page } = seat
  await seat.go('/console/matters')
  await see(page.getByRole('button', { name: 'Columns' }))
  const list = page.getByRole('list', { name: /Matters/ })
  await list.getByRole('checkbox').first().check()
  const bar = page.getByRole('region', { name: 'Several at once' })
  await seeText(bar, /1 chosen/)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect(width).toBeLessThanOrEqual(390)
  expect(await axeFaults(page)).toEqual([])
  await seat.leave()
})
