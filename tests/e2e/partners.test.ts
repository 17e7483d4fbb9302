import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { see, seeAddress, seeNoMore } from './setup/see.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()

test('a resident becomes a partner on the phone, is checked at the desk, and leaves when they like', async () => {
  const { community } = site()
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const phone = resident.page
  await resident.go('/pocket/partners/join')
  await phone.getByLabel('怎么称呼您').fill('孙师傅')
  await phone.getByLabel('您住的社区').fill(community)
  await phone.getByRole('list', { name: '找到的社区' }).getByRole('button', { name: community }).first().click()
  await phone.getByRole('group', { name: '您能帮什么' }).getByText('维修便民').click()
  await phone.getByRole('button', { name: '提交登记' }).click()
  await see(phone.getByText('待核对'))
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  await desk.go('/console/partners?state=applied')
  await page.getByRole('link', { name: '孙师傅' }).click()
  await page.getByRole('button', { name: '核对后列入' }).click()
  const form = page.getByRole('dialog', { name: '核对后列入' })
  await form.getByRole('button', { name: '核对后列入' }).click()
  await seeNoMore(form)
  await see(page.getByText('在册').first())
  await phone.reload()
  const mine = phone.getByRole('article', { name: '我的合伙人登记' })
  await see(mine.getByText('在册'))
  await mine.getByRole('button', { name: '退出名录' }).click()
  await mine.getByLabel('为什么退出').fill('最近太忙')
  await mine.getByRole('button', { name: '确认退出' }).click()
  await see(mine.getByText('已退出'))
  await desk.go('/console/partners?state=left')
  await see(page.getByRole('link', { name: '孙师傅' }))
  expect([...resident.troubles, ...desk.troubles]).toEqual([])
  await Promise.all([resident.leave(), desk.leave()])
})

test('the register and the directory have a map of the same, going down to the list; a need shows who could help', async () => {
  const { community, communityCode, streetCode } = site()
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { page } = seat
  for (const list of ['partners', 'organisations']) {
    await seat.go(`/console/${list}?view=map&area=${streetCode}`)
    await page.getByRole('button', { name: '列表', exact: true }).click()
    await page.getByRole('button', { name: community, exact: true }).click()
    await seeAddress(page, new RegExp(`area=${communityCode}`))
  }
  await seat.go(`/console/partner-needs?area=${communityCode}`)
  await see(page.getByRole('heading', { level: 1, name: '小区需求匹配' }))
  expect(seat.troubles).toEqual([])
  await seat.leave()
})

test('a programme says which line is alive and which a slogan; its draft is published with a reason and read by residents', async () => {
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { page } = seat
  await seat.go('/console/programmes/new')
  await page.getByLabel('中文名称').first().fill('试点工作法')
  await page.getByRole('button', { name: '移除第 5 条' }).click()
  await page.getByRole('button', { name: '保存草稿' }).click()
  await see(page.getByRole('heading', { level: 1, name: '试点工作法' }))
  await page.getByRole('button', { name: '发布', exact: true }).click()
  const form = page.getByRole('dialog', { name: '发布' })
  await form.getByLabel('说明').fill('研究通过')
  await form.getByRole('button', { name: '发布', exact: true }).click()
  await seeNoMore(form)
  await see(page.getByText(/第 1 版，.+发布：研究通过/))
  await see(page.getByRole('article', { name: '部门共建' }))
  const address = new URL(page.url()).pathname.replace('/console', '/pocket')
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  await resident.go(address)
  await see(resident.page.getByRole('heading', { level: 1, name: '试点工作法' }))
  await see(resident.page.getByText(/“有活动”指近 90 天/))
  expect([...seat.troubles, ...resident.troubles]).toEqual([])
  await Promise.all([seat.leave(), resident.leave()])
})

test('a shape of organisation is drawn with what is missing; a transition hands over before it ends', async () => {
  const { community, communityCode } = site()
  const seat = await browser.sit({ width: 'desk', as: 'supervisor' })
  const { page } = seat
  await seat.go(`/console/patterns?pattern=one_four_x&area=${communityCode}`)
  const tree = page.getByRole('list', { name: community, exact: true })
  await see(tree.getByText('支部书记 应有 1 名，现有 0 名').or(tree.getByText(/支部委员 应有 4 名/)))
  await page.getByText('只看空缺', { exact: true }).click()
  await seeAddress(page, /show=gaps/)
  await seat.go('/console/transitions')
  await page
    .getByRole('button', { name: /^登记移交：/ })
    .first()
    .click()
  const form = page.getByRole('dialog', { name: '登记移交' })
  await form.getByLabel('移交给谁').fill('家园社区党委')
  await form.getByRole('button', { name: '登记移交', exact: true }).click()
  await seeNoMore(form)
  await see(page.getByText(/移交给家园社区党委/))
  await seat.go('/console/demonstrations')
  await see(page.getByText('小区党建示范点').first())
  expect(seat.troubles).toEqual([])
  await seat.leave()
})
