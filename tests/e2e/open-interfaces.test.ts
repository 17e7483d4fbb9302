import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { axeFaults } from './setup/judge.ts'
import { see, seeNoMore } from './setup/see.ts'

const browser = useBrowser()

test('a key is given out, reports once, is taken back, and reports no more', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'sysadmin' })
  const { page } = seat
  await seat.go('/console/settings/interfaces')
  await page.getByRole('button', { name: '发放密钥' }).click()
  const form = page.getByRole('dialog', { name: '发放密钥' })
  await form.getByLabel('给谁用').fill('近邻小程序')
  await form.getByRole('button', { name: '发放密钥' }).click()
  const shown = page.getByRole('dialog', { name: '新密钥' })
  const key = (await shown.locator('code').textContent()) ?? ''
  expect(key).toMatch(/^jlk_/)
  await shown.getByRole('button', { name: '已保存好' }).click()
  await seeNoMore(shown)

  const areas = await seat.context.request.get('/ogc/collections/communities/items?limit=1')
  const { features } = (await areas.json()) as { features: { bbox: [number, number, number, number] }[] }
  const [west, south, east, north] = features[0]?.bbox ?? [0, 0, 0, 0]
  const report = () =>
    seat.context.request.post('/open311/v2/requests.json', {
      form: {
        api_key: key,
        service_code: 'livelihood.street_lamp',
        lat: (south + north) / 2,
        long: (west + east) / 2,
        description: '路灯不亮',
      },
    })
  const first = await report()
  expect(await first.json()).toMatchObject([{ service_request_id: expect.stringMatching(/^\d{6}-\d{6}-\d{5}$/) }])
  await page.getByRole('button', { name: '收回“近邻小程序”' }).click()
  await page
    .getByRole('tooltip')
    .getByRole('button', { name: /收\s*回/ })
    .click()
  await see(page.getByRole('row', { name: /近邻小程序 .*已收回/ }))
  expect((await report()).status()).toBe(403)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a webhook is added for a public address only, and its deliveries are at hand', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'sysadmin', locale: 'en' })
  const { page } = seat
  await seat.go('/console/settings/interfaces')
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  const form = page.getByRole('dialog', { name: 'Add a webhook' })
  await form.getByLabel('Name').fill('City app')
  await form.getByLabel('Address').fill('https://10.0.0.1/hook')
  await form.getByRole('combobox', { name: 'What is told' }).click()
  await page.getByTitle('Closed', { exact: true }).click()
  await form.getByLabel('Name').click()
  await form.getByRole('button', { name: 'Save' }).click()
  await see(form.getByText('Only public addresses by https', { exact: false }).first())
  await form.getByLabel('Address').fill('https://example.org/hook')
  await form.getByRole('button', { name: 'Save' }).click()
  const shown = page.getByRole('dialog', { name: 'Signing secret' })
  expect(await shown.locator('code').textContent()).toMatch(/^whsec_/)
  await shown.getByRole('button', { name: 'I have kept it' }).click()
  const row = page.getByRole('row', { name: /City app/ })
  await row.getByRole('button', { name: 'Deliveries' }).click()
  await see(page.getByRole('dialog', { name: 'Deliveries to “City app”' }).getByText('Nothing has been sent.'))
  expect(await axeFaults(page)).toEqual([])
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('nobody else finds the page', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'dispatcher' })
  expect((await seat.context.request.get('/api/open-interfaces/keys')).status()).toBe(403)
  await seat.leave()
})
