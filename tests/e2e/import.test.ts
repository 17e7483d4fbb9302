import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { readTable, writeCsv, writeWorkbook } from '#platform/table/index.ts'
import { type Seat, useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { axeFaults } from './setup/judge.ts'
import { see, seeText } from './setup/see.ts'

const browser = useBrowser()
const areas = z.object({ items: z.array(z.object({ code: z.string() })) })

async function gridOf(seat: Seat): Promise<string> {
  const reply = await seat.context.request.get('/api/areas?level=grid&limit=1')
  return areas.parse(await reply.json()).items[0]?.code ?? ''
}

async function give(seat: Seat, label: string, file: { name: string; buffer: Buffer }): Promise<void> {
  await seat.page
    .getByLabel(label)
    .and(seat.page.locator('input'))
    .setInputFiles({ ...file, mimeType: '' })
}

test('people: template, check, wrong rows, confirm; the mended file of errors brings the rest', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  const grid = await gridOf(seat)
  await seat.go('/console/people')
  await page.getByRole('main').getByRole('link', { name: '表格导入' }).click()
  await expect.poll(() => page.getByRole('radio', { name: '人员与任职' }).isChecked()).toBe(true)
  const fetched = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Excel 模板' }).click()
  const [head] = await readTable(readFileSync(await (await fetched).path()))
  expect(head?.cells.slice(0, 3)).toEqual(['姓名', '岗位', '任职辖区'])
  expect(await axeFaults(page)).toEqual([])

  const rows = [
    ['端木甲', '网格员', grid],
    ['端木乙', '队长', grid],
  ]
  const headers = ['姓名', '岗位', '任职辖区']
  await give(seat, '选择文件并核对', {
    name: '人员.xlsx',
    buffer: await writeWorkbook({ name: '人员', headers, rows }),
  })
  await see(page.getByRole('heading', { level: 1, name: '人员.xlsx' }))
  const wrong = page.getByRole('region', { name: '有错的行' })
  await seeText(wrong.getByRole('row').nth(1), /3岗位队长“岗位”不能写“队长”/)
  await seeText(page.getByRole('region', { name: '将要写入的内容' }).getByRole('row').nth(1), /2新增.*端木甲/)
  await seeText(page.getByRole('status'), /确认后写入 1 行。 有错的 1 行不写入/)
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '确认导入 1 行' }).click()
  await seeText(page.getByRole('status'), /导入完成：新增 1 行，更改 0 行，不变 0 行，有错 1 行。/)

  const errors = page.waitForEvent('download')
  await page.getByRole('button', { name: '下载错误文件（CSV）' }).click()
  const file = readFileSync(await (await errors).path(), 'utf8')
  expect(file).toContain('错误原因')
  await page.getByRole('link', { name: '再导入一个文件' }).click()
  await give(seat, '选择文件并核对', { name: '改好.csv', buffer: Buffer.from(file.replace('队长', '网格长')) })
  await page.getByRole('button', { name: '确认导入 1 行' }).click()
  await seeText(page.getByRole('status'), /导入完成：新增 1 行/)
  await page.getByRole('link', { name: '返回表格导入' }).click()
  await see(page.getByRole('link', { name: '改好.csv' }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('on a phone, in English: a column that was not recognised is pointed out by hand', async () => {
  const seat = await browser.sit({ width: 'phone', locale: 'en', as: 'operator' })
  const { page } = seat
  const street = (await gridOf(seat)).slice(0, 9)
  await seat.go('/console/imports?kind=organisations')
  await expect.poll(() => page.getByRole('radio', { name: 'Organisations' }).isChecked()).toBe(true)
  expect(await axeFaults(page)).toEqual([])
  const table = writeCsv(['机构名称', 'Kind', 'Where'], [['E2E Society', 'Social organisation', street]])
  await give(seat, 'Choose a file and check it', { name: 'units.csv', buffer: Buffer.from(table) })
  await seeText(page.getByRole('status'), /Required columns were not recognised: Area/)
  await choose(page.getByRole('combobox', { name: 'Area (required)' }), 'Where')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Check again like this' }).click()
  await seeText(page.getByRole('status'), /1 rows will be written/)
  await page.getByRole('button', { name: 'Cancel import' }).click()
  await seeText(page.getByRole('status'), /was cancelled/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
