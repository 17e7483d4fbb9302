import { test } from 'vitest'
import { useBrowser } from './setup/browser.ts'

const browser = useBrowser()

test('shots', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const at = async (seat: typeof desk, path: string, name: string) => {
    await seat.go(path)
    await seat.page.waitForLoadState('networkidle')
    await seat.page.waitForTimeout(800)
    await seat.page.screenshot({ path: `/tmp/shot-${name}.png`, fullPage: true })
  }
  await at(desk, '/console/needs', 'needs')
  await at(desk, '/console/menus', 'menus')
  await desk.page.getByRole('link', { name: '周末义剪' }).first().click()
  await desk.page.waitForTimeout(1500)
  await desk.page.screenshot({ path: '/tmp/shot-menu.png', fullPage: true })
  await desk.page.getByRole('button', { name: '修改' }).click()
  await desk.page.waitForTimeout(1200)
  await desk.page.screenshot({ path: '/tmp/shot-menu-edit.png', fullPage: true })
  await at(desk, '/console/service-orders', 'orders')
  await at(desk, '/console/wishes', 'wishes')
  await desk.page.getByRole('link', { name: '换一个水龙头' }).first().click()
  await desk.page.waitForTimeout(1500)
  await desk.page.screenshot({ path: '/tmp/shot-wish.png', fullPage: true })
  const phone = await browser.sit({ width: 'phone', as: 'resident' })
  for (const [path, name] of [
    ['/pocket/', 'p-home'],
    ['/pocket/neighbourhood', 'p-near'],
    ['/pocket/menu', 'p-menu'],
    ['/pocket/wishes', 'p-wall'],
    ['/pocket/wishes/new', 'p-raise'],
    ['/pocket/open-orders', 'p-open'],
    ['/pocket/commitments', 'p-mine'],
  ] as const)
    await at(phone, path, name)
}, 120_000)
