import { expect } from 'vitest'
import type { Seat } from './browser.ts'
import { photograph } from './photo.ts'
import { see } from './see.ts'
import type { Words } from './words.ts'
import { site } from './site.ts'

export interface Reported {
  /** What the resident wrote; it becomes the title. */
  text: string
  number: string
  /** `/pocket/my/<district>/<id>` */
  storyPath: string
}

interface Also {
  /** What else is said before it is sent. */
  beforeSending?: () => Promise<void>
}

/** Photo, place, words: what a resident does standing in front of a lift that does not move. */
export async function reportLift(seat: Seat, w: Words, text: string, also: Also = {}): Promise<Reported> {
  const { page, context } = seat
  const { compound, community } = site()
  await context.grantPermissions(['geolocation'])
  await context.setGeolocation({ longitude: compound.lng, latitude: compound.lat, accuracy: 12 })
  await seat.go('/pocket/')
  await page.getByRole('link', { name: w.report }).click()

  await see(page.getByRole('heading', { level: 1, name: w.photos }))
  await see(page.getByText(w.step(1)))
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: w.take }).click()
  await (await chooser).setFiles([await photograph('lift.jpg', '#7a3b2e')])
  await see(page.getByRole('img', { name: 'lift.jpg' }))
  await page.getByRole('button', { name: w.next }).click()

  await see(page.getByRole('heading', { level: 1, name: w.place }))
  await see(page.getByText(w.step(2)))
  await page.getByRole('button', { name: w.locateMe }).click()
  await page.getByRole('button', { name: compound.name, exact: true }).click()
  await see(page.getByRole('status').filter({ hasText: w.near(compound.name) }))
  await page.getByLabel(w.moreAboutPlace).fill('2 号楼 1 单元')
  await page.getByRole('button', { name: w.next }).click()

  await see(page.getByRole('heading', { level: 1, name: w.tell }))
  await see(page.getByText(w.step(3)))
  await page.getByLabel(w.happened).fill(text)
  await page.getByLabel(w.name, { exact: true }).fill('王女士')
  await page.getByLabel(w.phone, { exact: true }).fill('13900001234')
  await also.beforeSending?.()
  await page.getByRole('button', { name: w.send, exact: true }).click()

  await see(page.getByRole('heading', { level: 1, name: w.received }))
  await see(page.getByText(w.goesTo(community)))
  const said = await page.getByText(w.number).textContent()
  const number = w.number.exec(said ?? '')?.[1] ?? ''
  expect(number).not.toBe('')
  await page.getByRole('link', { name: w.seeProgress }).click()
  await see(page.getByRole('heading', { level: 1, name: text }))
  return { text, number, storyPath: new URL(page.url()).pathname }
}
