import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { choose } from './setup/choose.ts'
import { axeFaults, overhang } from './setup/judge.ts'
import { see, seeText } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
const { community, communityCode } = site()

test('a border is bent by keyboard: a fault shows itself with its place, undo takes it back', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { page } = seat
  await seat.go(`/console/areas?code=${communityCode}`)
  await page.getByRole('button', { name: '画网格' }).click()
  await see(page.getByRole('heading', { level: 1, name: `重画${community}的网格` }))
  await see(page.locator('.jl-map-box[data-ready]'))
  const decide = page.getByRole('region', { name: '核查与提交' })
  expect(await decide.getByRole('button', { name: '核查并预览影响' }).isDisabled()).toBe(true)
  const lng = page.getByRole('spinbutton', { name: '第 1 个角点的经度' })
  const before = Number(await lng.inputValue())
  await lng.fill(String(before - 0.01))
  await lng.press('Enter')
  await decide.getByRole('button', { name: '核查并预览影响' }).click()
  await seeText(decide.getByRole('status'), /发现 \d+ 处问题/)
  await decide
    .getByRole('button', { name: /越界|空白|重叠|自相交/ })
    .first()
    .click()
  expect(await decide.getByRole('button', { name: '提交，今天生效' }).isDisabled()).toBe(true)
  await page.getByRole('button', { name: '撤销一步' }).click()
  await see(decide.getByText('还没有改动。'))
  expect(await axeFaults(page)).toEqual([])
  expect(await overhang(page)).toBe(0)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a corner is dragged on the map, a grid split and merged, and the redraw is in force with its generation', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator', locale: 'en' })
  const { page } = seat
  await seat.go(`/console/areas/draw?area=${communityCode}`)
  await see(page.locator('.jl-map-box[data-ready]'))
  const corners = page.getByRole('button', { name: /^Remove corner/ })
  const count = await corners.count()
  await dragFirstCorner(page)
  await see(page.getByRole('button', { name: 'Undo' }).and(page.locator(':enabled')))
  await page.getByRole('button', { name: 'Undo' }).click()
  expect(await corners.count()).toBe(count)

  await choose(page.getByRole('combobox', { name: 'First corner' }), '1')
  await choose(page.getByRole('combobox', { name: 'Second corner' }), '3')
  const grids = page.getByRole('group', { name: 'Grids' }).getByRole('radio')
  const had = await grids.count()
  await page.getByRole('button', { name: 'Split between two corners' }).click()
  await expect.poll(() => grids.count()).toBe(had + 1)
  await grids.last().check()
  const first = await page.getByRole('group', { name: 'Grids' }).locator('label').first().textContent()
  await choose(
    page.getByRole('combobox', { name: 'Merge into which grid' }),
    (first ?? '').replace(/ \d{3}$/, '').trim(),
  )
  await page.getByRole('button', { name: 'Merge into another' }).click()
  await expect.poll(() => grids.count()).toBe(had)
  await see(page.getByText('This grid has several pieces').or(page.getByRole('combobox', { name: 'First corner' })))

  const decide = page.getByRole('region', { name: 'Check and decide' })
  await decide.getByRole('button', { name: 'Check, and see what would follow' }).click()
  await see(decide.getByText('No gap, overlap, overreach or crossing was found.'))
  await seeText(decide.getByRole('status'), /\d+ open matters, \d+ compounds/)
  await decide.getByLabel('Reason').fill('Spring redrawing')
  await decide.getByRole('button', { name: 'Decide, in force today' }).click()
  await seeText(page.getByRole('region', { name: 'Redrawn before' }), /in force · .*Spring redrawing/)
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

/** The list brings the corner to the middle of the map, where the hand takes it. */
async function dragFirstCorner(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Look at corner 1 on the map' }).click()
  const box = await page.locator('.jl-map-box').boundingBox()
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2]
  const undo = page.getByRole('button', { name: 'Undo' })
  await expect
    .poll(
      async () => {
        await page.mouse.move(x, y)
        await page.mouse.down()
        await page.mouse.move(x + 12, y + 8, { steps: 4 })
        await page.mouse.move(x + 24, y + 16, { steps: 4 })
        await page.mouse.up()
        return undo.isEnabled()
      },
      { timeout: 30_000, interval: 1_000 },
    )
    .toBe(true)
}
