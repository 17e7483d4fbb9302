import AxeBuilder from '@axe-core/playwright'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { demoPassword } from '#kernel/access/index.ts'
import { type Seat, useBrowser } from './setup/browser.ts'
import { see, seeNoMore } from './setup/see.ts'

const browser = useBrowser()

/** The telephone's clock may run one step ahead: its next code is accepted without waiting for it. */
function codeOf(secret: string, steps: number): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll(' ', '')) })
  return totp.generate({ timestamp: Date.now() + steps * 30_000 })
}

async function enterPassword(seat: Seat, username: string): Promise<void> {
  await seat.page.getByLabel('用户名').fill(username)
  await seat.page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await seat.page.getByRole('button', { name: '登录', exact: true }).click()
}

async function judge(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze()
  const grave = violations.filter(one => one.impact === 'serious' || one.impact === 'critical')
  expect(grave.map(one => `${one.id}: ${one.nodes[0]?.html}`)).toEqual([])
}

/** Turns it on in My account; returns the secret and the recovery codes as they were shown. */
async function turnOn(page: Page): Promise<{ secret: string; codes: string[] }> {
  const part = page.getByRole('region', { name: '两步验证' })
  await part.getByLabel('现在的密码').fill(demoPassword)
  await part.getByRole('button', { name: '开启两步验证' }).click()
  await see(part.getByRole('img', { name: '两步验证二维码' }))
  await judge(page)
  const secret = (await part.getByRole('code').first().textContent()) ?? ''
  await part.getByRole('button', { name: '确认开启' }).click()
  await see(part.getByText('请填写手机上显示的 6 位数字。'))
  await part.getByLabel('手机上显示的 6 位数字').fill(codeOf(secret, -1))
  await part.getByRole('button', { name: '确认开启' }).click()
  const shown = page.getByRole('dialog', { name: '记下恢复码' })
  await see(shown)
  await judge(page)
  const codes = await shown.getByRole('listitem').allTextContents()
  await shown.getByRole('button', { name: '我已记下' }).click()
  await seeNoMore(shown)
  await see(part.getByText(/还有 10 个恢复码可用/))
  return { secret, codes }
}

test('a member of staff turns it on, signs in by the phone and by a recovery code, and loses it to the security administrator', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'auditor' })
  const { page } = seat
  await seat.go('/console/account')
  const { secret, codes } = await turnOn(page)
  expect(codes).toHaveLength(10)

  await seat.context.clearCookies()
  await seat.go('/console/account')
  await enterPassword(seat, 'auditor')
  await see(page.getByRole('heading', { name: '第二步：手机验证码' }))
  await judge(page)
  await page.getByLabel('验证码或恢复码').fill('000000')
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await see(page.getByRole('alert').filter({ hasText: '验证码不正确，或已经用过。' }))
  await page.getByLabel('验证码或恢复码').fill(codeOf(secret, 1))
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await see(page.getByRole('region', { name: '两步验证' }))

  const phone = await browser.sit({ width: 'phone' })
  await phone.go('/pocket/')
  await phone.page.getByRole('tab', { name: '密码登录' }).click()
  await enterPassword(phone, 'auditor')
  await phone.page.getByLabel('验证码或恢复码').fill(codes[0] ?? '')
  await phone.page.getByRole('button', { name: '登录', exact: true }).click()
  await see(phone.page.getByRole('link', { name: '首页' }))

  const office = await browser.sit({ width: 'desk', as: 'secadmin' })
  await office.go('/console/accounts?name=auditor')
  await office.page.getByRole('button', { name: /的账号操作$/ }).click()
  await office.page.getByRole('menuitem', { name: '解除两步验证' }).click()
  const form = office.page.getByRole('dialog', { name: /的两步验证$/ })
  await form.getByLabel('理由').fill('手机遗失，当面核实')
  await form.getByRole('button', { name: '解除两步验证' }).click()
  await seeNoMore(form)

  await seat.go('/console/account')
  await enterPassword(seat, 'auditor')
  await see(page.getByRole('region', { name: '两步验证' }).getByLabel('现在的密码'))
  expect([...seat.troubles, ...phone.troubles, ...office.troubles]).toEqual([])
  await Promise.all([seat.leave(), phone.leave(), office.leave()])
})

test('the security administrator says which posts need it, in English too', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'secadmin', locale: 'en' })
  const { page } = seat
  await seat.go('/console/accounts')
  await page.getByRole('button', { name: 'Two-step sign-in rule' }).click()
  const form = page.getByRole('dialog', { name: 'Two-step sign-in rule' })
  await form.getByLabel('From this day').fill('2099-01-01')
  await form.getByLabel('Reason').fill('Level protection')
  await judge(page)
  await form.getByRole('button', { name: 'Save the rule' }).click()
  await seeNoMore(form)
  await seat.go('/console/account')
  await see(page.getByText('You are an administrator: please turn it on.'))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
