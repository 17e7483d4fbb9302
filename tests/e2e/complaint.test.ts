import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { choose, openOptions } from './setup/choose.ts'
import { act, checkAndPass, dispatchAsSuggested, openFromInbox } from './setup/desk.ts'
import { allWell, seatCast } from './setup/play.ts'
import { axeFaults } from './setup/judge.ts'
import { handleOnPhone } from './setup/property.ts'
import { rateOnPhone } from './setup/rating.ts'
import { reportLift } from './setup/resident.ts'
import { see } from './setup/see.ts'
import { site } from './setup/site.ts'
import { words } from './setup/words.ts'

const browser = useBrowser()
const w = words.zh

/** Of which service, before it is sent. */
async function sayComplaint(page: Page): Promise<void> {
  const more = page.getByRole('button', { name: /更多/ })
  if (await more.isVisible()) await more.click()
  await page.getByRole('button', { name: '服务投诉与建议' }).first().click()
  const kinds = page.getByRole('group', { name: '投诉哪方面的服务' })
  await kinds.getByRole('button', { name: '物业', exact: true }).click()
}

test('WF-D10: a resident complains about a service, the compound’s company answers fast, the resident confirms', async () => {
  const cast = await seatCast(browser.sit, 'zh')
  const job = { title: '报修三次没有人上门', result: '当天上门修好，并向住户说明了原因。' }
  const { page } = cast.resident
  const { storyPath } = await reportLift(cast.resident, w, job.title, { beforeSending: () => sayComplaint(page) })
  const beside = await openFromInbox(cast.dispatcher, w, 'accept', job)
  await act(cast.dispatcher, w, beside, {
    ...{ action: w.actions.accept, state: w.states.dispatching, told: w.told.accept },
  })
  await dispatchAsSuggested(cast.dispatcher, w, beside, site().company)
  await handleOnPhone(cast.property, w, job)
  await checkAndPass(cast.checker, w, job, job.result)
  const answers = { solved: 'yes', satisfied: 'yes', words: '这次很快。' } as const
  await rateOnPhone(cast.resident, w, { path: storyPath, result: job.result, ...answers })
  await see(page.getByText(w.states.closed, { exact: true }))
  await allWell(cast)
})

test('WF-D10: whoever is complained about is suggested to answer, and not to lead', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const phone = resident.page
  const { company } = site()
  const job = { title: '物业前台态度生硬' }
  await reportLift(resident, w, job.title, {
    async beforeSending() {
      await sayComplaint(phone)
      const whom = phone.getByLabel('投诉哪家')
      const option = whom.locator('option').filter({ hasText: company }).first()
      await option.waitFor({ state: 'attached' })
      await whom.selectOption((await option.getAttribute('value')) ?? '')
      await see(phone.getByText(/被投诉的单位不会知道是谁投诉的/))
    },
  })
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const beside = await openFromInbox(desk, w, 'accept', job)
  await see(beside.getByText(/投诉对象/))
  await see(beside.getByText(new RegExp(`物业 · .*${company}`)))
  expect([...resident.troubles, ...desk.troubles]).toEqual([])
  await Promise.all([resident.leave(), desk.leave()])
})

test('D40: the desk writes a complaint down for a caller, with the service and whom it is about', async () => {
  const desk = await browser.sit({ width: 'desk', as: 'dispatcher' })
  const { page } = desk
  const { compound, company } = site()
  await desk.go('/console/matters/report')
  await page.getByLabel('情况描述').fill('物业电话一直打不通')
  await page.getByLabel('经度').fill(String(compound.lng))
  await page.getByLabel('纬度').fill(String(compound.lat))
  await choose(page.getByRole('combobox', { name: '事项类别' }), '服务投诉与建议', '服务投诉')
  await page.getByRole('radio', { name: '物业', exact: true }).check()
  await page.getByRole('combobox', { name: '投诉哪家' }).click()
  await openOptions(page).filter({ hasText: company }).first().click()
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('link', { name: '打开这件事' }).click()
  await see(page.getByText(new RegExp(`物业 · .*${company}`)))
  expect(desk.troubles).toEqual([])
  await desk.leave()
})
