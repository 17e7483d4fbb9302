import { expect, test } from 'vitest'
import { demoPassword } from '#kernel/access/index.ts'
import { useBrowser } from './setup/browser.ts'
import { see, seeAddress, seeNoMore } from './setup/see.ts'

const browser = useBrowser()

test('a wrong password is answered in a sentence, empty fields at the field; the right one opens the page asked for', async () => {
  const seat = await browser.sit({ width: 'desk' })
  const { page } = seat
  await seat.go('/console/procedures')
  await see(page.getByRole('heading', { level: 1, name: '近邻' }))
  const enter = page.getByRole('button', { name: '登录', exact: true })
  await enter.click()
  await see(page.getByText('请填写用户名。'))
  await see(page.getByText('请填写密码。'))
  expect(await page.getByLabel('用户名').getAttribute('aria-invalid')).toBe('true')

  await page.getByLabel('用户名').fill('dispatcher')
  await page.getByLabel('密码', { exact: true }).fill('not-the-password')
  await enter.click()
  await see(page.getByRole('alert').filter({ hasText: '用户名或密码不正确。' }))

  await page.getByLabel('密码', { exact: true }).fill(demoPassword)
  await enter.click()
  await see(page.getByRole('button', { name: '我的账号: 周敏' }))
  await seeAddress(page, /^\/console\/procedures/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('after five wrong passwords the account is locked, and the sentence says until when', async () => {
  const seat = await browser.sit({ width: 'desk' })
  const { page } = seat
  await seat.go('/console/')
  await page.getByLabel('用户名').fill('somebody.else')
  const enter = page.getByRole('button', { name: '登录', exact: true })
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    await page.getByLabel('密码', { exact: true }).fill(`guess-${attempt}`)
    const answer = page.waitForResponse(/\/api\/session\/sign-in$/)
    await enter.click()
    await answer
  }
  await see(page.getByRole('alert').filter({ hasText: /登录失败次数过多，账号已锁定，请于 .+ 后再试。/ }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('the cards of the demo city lead to the face each person works in, and the strip says it is a demo', async () => {
  const seat = await browser.sit({ width: 'desk' })
  const { page } = seat
  await seat.go('/console/')
  const cards = page.getByRole('region', { name: '演示城市：选一个人进去看看' })
  await cards.getByRole('button', { name: /王女士/ }).click()
  await seeAddress(page, /^\/pocket\/$/)
  await see(page.getByRole('link', { name: '我要上报' }))
  await see(page.getByText('演示数据，可以放心操作；人和事都是虚构的。'))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a resident signs in with a code sent to the phone, and is told what is wrong with a number', async () => {
  const seat = await browser.sit({ width: 'phone' })
  const { page } = seat
  await seat.go('/pocket/')
  await page.getByLabel('手机号', { exact: true }).fill('138')
  await page.getByRole('button', { name: '发送验证码' }).click()
  await see(page.getByRole('alert').filter({ hasText: '请填写 11 位手机号。' }))
  await page.getByLabel('手机号', { exact: true }).fill('13800002468')
  await page.getByRole('button', { name: '发送验证码' }).click()
  const said = page.getByRole('status').filter({ hasText: '演示城市不发短信，验证码是' })
  await see(said)
  const code = /\d{6}/.exec((await said.textContent()) ?? '')?.[0] ?? ''
  const wrong = code === '000000' ? '111111' : '000000'
  await page.getByLabel('验证码', { exact: true }).fill(wrong)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await see(page.getByRole('alert').filter({ hasText: '验证码不正确或已过期。' }))
  await page.getByLabel('验证码', { exact: true }).fill(code)
  await page.getByRole('button', { name: '登录', exact: true }).click()
  await see(page.getByRole('heading', { level: 2, name: '我上报的事' }))
  await see(page.getByText('您还没有上报过。看到不对的，随手拍给我们。'))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('signing out everywhere ends the session of the other device, which says so at its next step', async () => {
  const phone = await browser.sit({ width: 'phone', as: 'grid_worker' })
  const desk = await browser.sit({ width: 'desk', as: 'grid_worker' })
  await phone.go('/pocket/tasks')
  await see(phone.page.getByRole('heading', { level: 1, name: '任务' }))
  await desk.go('/console/')
  await desk.page.getByRole('button', { name: '我的账号: 陈晓东' }).click()
  await desk.page.getByRole('menuitem', { name: '退出所有设备' }).click()
  const sure = desk.page.getByRole('dialog')
  await see(sure.getByText('所有设备上的登录都会结束，包括这一台。'))
  await sure.getByRole('button', { name: '退出所有设备' }).click()
  await see(desk.page.getByRole('button', { name: '登录', exact: true }))

  await phone.page.getByRole('link', { name: '首页' }).click()
  await see(phone.page.getByRole('status').filter({ hasText: '会话已结束，请重新登录。' }))
  await see(phone.page.getByRole('button', { name: '登录', exact: true }))
  expect([...phone.troubles, ...desk.troubles]).toEqual([])
  await phone.leave()
  await desk.leave()
})

test('the language changes at once, everywhere, and is remembered', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { page } = seat
  await seat.go('/console/')
  await page.getByRole('group', { name: '语言' }).getByRole('button', { name: 'English' }).click()
  await see(page.getByRole('navigation', { name: 'Main navigation' }))
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await seeNoMore(page.getByRole('navigation', { name: '主导航' }))
  await page.reload()
  await see(page.getByRole('navigation', { name: 'Main navigation' }))
  await page.getByRole('group', { name: 'Language' }).getByRole('button', { name: '中文' }).click()
  await see(page.getByRole('navigation', { name: '主导航' }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
