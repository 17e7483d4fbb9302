import type { Seat } from './browser.ts'
import { see, seeNoMore } from './see.ts'
import type { Words } from './words.ts'

interface Answer {
  solved: 'yes' | 'no'
  satisfied: 'yes' | 'no'
  words: string
}

/** The resident reads the story so far, from the newest step to the first, and answers one question at a time. */
export async function rateOnPhone(seat: Seat, w: Words, story: { path: string; result: string } & Answer) {
  const { page } = seat
  await seat.go(story.path)
  await see(page.getByText(w.states.rating, { exact: true }))
  const told = page.getByRole('listitem')
  for (const step of [w.told.pass, w.told.submit, w.told.sign, w.told.dispatch, w.told.accept]) {
    await see(told.filter({ hasText: step }))
  }
  await see(page.getByText(story.result))
  await see(told.getByRole('button', { name: w.viewPhoto }))

  const form = page.getByRole('region', { name: w.rating.title })
  await form.getByRole('button', { name: w.rating.solved[story.solved], exact: true }).click()
  if (story.solved === 'no') await see(form.getByText(w.rating.again))
  await form.getByRole('button', { name: w.rating.satisfied[story.satisfied], exact: true }).click()
  await form.getByLabel(w.rating.words).fill(story.words)
  await form.getByRole('button', { name: w.rating.send }).click()
  await seeNoMore(form)
  await see(told.filter({ hasText: w.told.rate }))
}
