import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { reportLift } from './setup/resident.ts'
import { see, seeNoMore } from './setup/see.ts'
import { site } from './setup/site.ts'
import { words } from './setup/words.ts'

const browser = useBrowser()

test('WF-B5: a rider registers as a sentinel, is taken in, and reports from the phone', async () => {
  const { community } = site()
  const rider = await browser.sit({ width: 'phone', as: 'resident' })
  const phone = rider.page
  await rider.go('/pocket/partners/join')
  await phone.getByLabel('怎么称呼您').fill('小周骑手')
  await phone.getByLabel('您住的社区').fill(community)
  await phone.getByRole('list', { name: '找到的社区' }).getByRole('button', { name: community }).first().click()
  await phone.getByRole('group', { name: '您能帮什么' }).getByText('平安守护').click()
  await phone.getByRole('group', { name: '参加哪一类' }).getByText('网格哨兵合伙人').click()
  await phone.getByRole('button', { name: '提交登记' }).click()
  await see(phone.getByText('待核对'))
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  await desk.go('/console/partners?state=applied&class=sentinel')
  await see(page.getByRole('note').filter({ hasText: '在册网格哨兵' }))
  await page.getByRole('link', { name: '小周骑手' }).click()
  await page.getByRole('button', { name: '核对后列入' }).click()
  const form = page.getByRole('dialog', { name: '核对后列入' })
  await form.getByRole('button', { name: '核对后列入' }).click()
  await seeNoMore(form)
  await rider.go('/pocket/partners')
  const mine = phone.getByRole('article', { name: '我的合伙人登记' })
  await see(mine.getByRole('link', { name: '拍照上报' }))
  const title = '路口井盖翘起来了'
  const { number } = await reportLift(rider, words.zh, title)
  await rider.go('/pocket/partners')
  await see(mine.getByText(/近一年您报了 [1-9]/))
  await desk.go('/console/matters?source=sentinel')
  await see(page.getByText(number).first())
  expect([...rider.troubles, ...desk.troubles]).toEqual([])
  await Promise.all([rider.leave(), desk.leave()])
})
