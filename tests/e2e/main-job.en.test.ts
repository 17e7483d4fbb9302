import { test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { allWell, playUntilRating, seatCast } from './setup/play.ts'
import { rateOnPhone } from './setup/rating.ts'
import { see } from './setup/see.ts'
import { words } from './setup/words.ts'

const browser = useBrowser()
const w = words.en

test('the whole job with every screen in English', async () => {
  const cast = await seatCast(browser.sit, 'en')
  const job = { title: 'The lift in 电梯 2 stands still', result: 'Replaced the door belt, ran it for half an hour.' }
  const { storyPath } = await playUntilRating(cast, w, job)
  await rateOnPhone(cast.resident, w, {
    path: storyPath,
    result: job.result,
    solved: 'yes',
    satisfied: 'yes',
    words: 'Quick, thank you.',
  })
  const { page } = cast.resident
  await see(page.getByText(w.states.closed, { exact: true }))
  await see(page.getByText(w.rating.given('Solved', 'Satisfied')))
  await allWell(cast)
})
