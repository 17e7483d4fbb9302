import { test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { dispatchAsSuggested, openFromInbox } from './setup/desk.ts'
import { allWell, playUntilRating, seatCast } from './setup/play.ts'
import { rateOnPhone } from './setup/rating.ts'
import { see } from './setup/see.ts'
import { words } from './setup/words.ts'
import { site } from './setup/site.ts'

const browser = useBrowser()
const w = words.zh

test('a lift that stands still: reported, dispatched, handled, checked by somebody else, rated', async () => {
  const cast = await seatCast(browser.sit, 'zh')
  const job = { title: '电梯停在五楼不动了', result: '更换了门机皮带，试运行半小时正常。' }
  const { storyPath } = await playUntilRating(cast, w, job)
  await rateOnPhone(cast.resident, w, {
    path: storyPath,
    result: job.result,
    solved: 'yes',
    satisfied: 'yes',
    words: '来得很快，谢谢。',
  })
  const { page } = cast.resident
  await see(page.getByText(w.states.closed, { exact: true }))
  await see(page.getByText(w.rating.given('解决了', '满意')))
  await allWell(cast)
})

test('rated as not solved, it is back on the desk of the dispatcher as a second attempt', async () => {
  const cast = await seatCast(browser.sit, 'zh')
  const job = { title: '二单元电梯又开始异响', result: '已上油，声音明显变小。' }
  const { storyPath } = await playUntilRating(cast, w, job)
  await rateOnPhone(cast.resident, w, {
    path: storyPath,
    result: job.result,
    solved: 'no',
    satisfied: 'no',
    words: '第二天又响了。',
  })
  await see(cast.resident.page.getByText(w.states.dispatching, { exact: true }))

  const beside = await openFromInbox(cast.dispatcher, w, 'dispatch', job)
  await see(beside.getByText(w.attempt(2)))
  await see(beside.getByText('第二天又响了。'))
  await dispatchAsSuggested(cast.dispatcher, w, beside, site().company)
  await allWell(cast)
})
