import { expect, test } from 'vitest'
import { findCompleteChromium } from '#scripts/run/chromium.ts'
import { useBrowser } from './setup/browser.ts'
import { axeFaults, overhang } from './setup/judge.ts'
import { see, seeNoMore } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('a resident chooses how to hear of progress, and the choice stays', async () => {
  const seat = await browser.sit({ width: 'phone', as: 'resident' })
  const { page } = seat
  await seat.go('/pocket/me')
  await page.getByRole('link', { name: '通知设置' }).click()
  await see(page.getByRole('heading', { name: '我的通知' }))
  const progress = page.getByRole('group', { name: '我反映的事有进展' })
  const sms = progress.getByRole('checkbox', { name: '短信' })
  expect(await sms.isChecked()).toBe(true)
  await sms.click()
  await expect.poll(() => sms.isChecked()).toBe(false)
  await page.reload()
  await see(progress)
  expect(await sms.isChecked()).toBe(false)
  expect(await page.getByRole('group', { name: '轮到我办理' }).count()).toBe(0)
  expect([await axeFaults(page), await overhang(page), seat.troubles]).toEqual([[], 0, []])
  await seat.leave()
})

test('the operator sets up text messages; the secret is not shown again, and a test says what came of it', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'operator' })
  const { page } = seat
  await seat.go('/console/settings/notifications')
  await page.getByRole('button', { name: '设置短信' }).click()
  const form = page.getByRole('dialog', { name: '设置短信' })
  await form.getByLabel('接口地址').fill('http://127.0.0.1:9/send')
  await form.getByText('POST', { exact: true }).click()
  await form.getByLabel('密钥').fill('a-secret-of-the-test')
  await form.getByRole('button', { name: '保存' }).click()
  await seeNoMore(form)
  const row = page.getByRole('row', { name: /短信/ })
  await see(row.getByText('已保存'))
  expect(await page.content()).not.toContain('a-secret-of-the-test')
  await row.getByRole('button', { name: '测试' }).click()
  const drawer = page.getByRole('dialog', { name: '测试' })
  await drawer.getByLabel('接收的号码或地址').fill('13812345678')
  await drawer.getByRole('button', { name: '发送测试消息' }).click()
  // The address lies in the own network, and the installation does not name it.
  await see(drawer.getByText('没有发出去：不许连这个地址。'))
  await drawer.getByRole('button', { name: '关闭' }).click()
  await page.getByText('发送记录', { exact: true }).click()
  await see(page.getByRole('table', { name: '发送记录' }).or(page.getByText('没有符合条件的发送记录。')))
  expect([await axeFaults(page), seat.troubles]).toEqual([[], []])
  await seat.leave()
})

test('what is pushed is shown by the service worker', async () => {
  const { chromium } = await import('playwright-core')
  const here = site()
  const program = findCompleteChromium() ?? process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
  const chrome = await chromium.launch({ executablePath: program, args: ['--no-sandbox', '--disable-gpu'] })
  const context = await chrome.newContext({ baseURL: here.url, permissions: ['notifications'] })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  const registered = new Promise<string>(done => {
    devtools.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(one => one.status === 'activated')
      if (active) done(active.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  await page.goto('/pocket/')
  const registrationId = await registered
  const data = JSON.stringify({ title: '近邻', body: '已受理', url: '/pocket/messages', tag: 'm1' })
  await devtools.send('ServiceWorker.deliverPushMessage', { origin: new URL(here.url).origin, registrationId, data })
  const shown = () =>
    page.evaluate(async () => {
      const worker = await navigator.serviceWorker.ready
      return (await worker.getNotifications()).map(one => [one.title, one.body, one.tag])
    })
  await expect.poll(shown).toEqual([['近邻', '已受理', 'm1']])
  await chrome.close()
})
