import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { see, seeAddress } from './setup/see.ts'

const browser = useBrowser()

test('whoever is not signed in looks at wishes; taking one up leads to signing in and back to where they were', async () => {
  const seat = await browser.sit({ width: 'phone' })
  const { page } = seat
  await seat.go('/pocket/')
  await page.getByRole('navigation', { name: '不登录也可以看' }).getByRole('link').click()
  await see(page.getByRole('heading', { level: 1, name: '邻里' }))
  await page.getByRole('link', { name: '微心愿墙' }).click()
  await see(page.getByRole('heading', { level: 1, name: '微心愿墙' }))
  await see(page.getByRole('article'))
  await page
    .getByRole('link', { name: /^我来认领/ })
    .first()
    .click()
  await see(page.getByText('登录后接着打开您要去的页面。'))
  await page.getByRole('button', { name: /王女士/ }).click()
  await seeAddress(page, /^\/pocket\/wishes/)
  await see(page.getByRole('button', { name: /^我来认领/ }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('the register of partners and the programmes open for everybody; joining asks to sign in first', async () => {
  const seat = await browser.sit({ width: 'phone', locale: 'en' })
  const { page } = seat
  await seat.go('/pocket/partners')
  await see(page.getByRole('heading', { level: 1, name: 'Partners' }))
  await see(page.getByRole('article'))
  await page.getByRole('button', { name: 'Map' }).click()
  await page.getByRole('group', { name: 'View' }).last().getByRole('button', { name: 'List' }).click()
  await see(page.getByRole('list').getByRole('button'))
  await seat.go('/pocket/neighbourhood')
  const programmes = page.getByRole('region', { name: 'Programmes' })
  await programmes.getByRole('link').first().click()
  await see(page.getByRole('article'))
  await seat.go('/pocket/partners')
  await page.getByRole('link', { name: 'Become a partner' }).click()
  await see(page.getByText('Sign in, and the page you asked for opens.'))
  await page.getByRole('button', { name: /王女士/ }).click()
  await seeAddress(page, /^\/pocket\/partners\/join/)
  await see(page.getByRole('heading', { level: 1, name: 'Become a partner' }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test.each(['zh', 'en'] as const)(
  'announced appraisals are read without an account, with how the score came about (%s)',
  async locale => {
    const w = {
      zh: {
        title: '公开的评议结果',
        how: '得分怎么来的',
        area: '辖区',
        scheme: '方案',
        rule: '依据：',
        repairs: '报修响应 · 40%',
      },
      en: {
        title: 'Announced appraisals',
        how: 'How the score came about',
        area: 'Area',
        scheme: 'Scheme',
        rule: 'Rule:',
        repairs: 'Repairs · 40%',
      },
    }[locale]
    const seat = await browser.sit({ width: 'phone', locale })
    const { page } = seat
    await seat.go('/pocket/announced')
    await see(page.getByRole('heading', { level: 1, name: w.title }))
    const card = page.getByRole('article', { name: '上一季度物业服务评议' })
    await see(card)
    await card.getByText(w.how).click()
    await see(card.getByText(w.repairs))
    await see(card.getByText(w.rule))
    await page.getByLabel(w.scheme).selectOption({ index: 1 })
    await seeAddress(page, /scheme=property_service/)
    await see(card)
    await seat.go('/pocket/announced?area=990101999')
    await see(page.getByText(locale === 'zh' ? '这里没有向社会公布的评议结果。' : 'Nothing was announced here.'))
    expect(seat.troubles).toEqual([])
    await seat.leave()
  },
)

test('what is not open to everybody asks to sign in under its own address, and an address outside is never followed', async () => {
  const seat = await browser.sit({ width: 'phone' })
  const { page } = seat
  await seat.go('/pocket/commitments')
  await see(page.getByRole('region', { name: '演示城市：选一个人进去看看' }))
  await seat.go('/pocket/sign-in?back=//example.org/x')
  await page.getByRole('button', { name: /王女士/ }).click()
  await seeAddress(page, /^\/pocket\/$/)
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
