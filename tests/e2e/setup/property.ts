import { photograph } from './photo.ts'
import type { Seat } from './browser.ts'
import { see, seeNoMore } from './see.ts'
import type { Words } from './words.ts'

/** The property manager, on the phone: finds the task, signs for it, and says with a photo that it is done. */
export async function handleOnPhone(seat: Seat, w: Words, task: { title: string; result: string }): Promise<void> {
  const { page } = seat
  await seat.go('/pocket/tasks')
  const waiting = page.getByRole('region', { name: w.taskInboxes.accept, exact: true })
  await waiting.getByRole('link', { name: task.title }).click()
  await see(page.getByRole('heading', { level: 1, name: task.title }))
  await see(page.getByText(w.states.assigned, { exact: true }))

  await page.getByRole('button', { name: w.actions.sign, exact: true }).click()
  const signing = page.getByRole('region', { name: w.actions.sign, exact: true })
  await signing.getByRole('button', { name: w.actions.sign, exact: true }).click()
  await see(page.getByText(w.states.handling, { exact: true }))

  await page.getByRole('button', { name: w.actions.submit, exact: true }).click()
  const result = page.getByRole('region', { name: w.actions.submit, exact: true })
  await result.getByRole('option', { name: w.solvedOutcome, exact: true }).click()
  // Without a note nothing is sent, and the form says so.
  await result.getByRole('button', { name: w.actions.submit, exact: true }).click()
  await see(result.getByText(w.noteMissing))
  await result.getByLabel(w.fields.note).fill(task.result)
  const chooser = page.waitForEvent('filechooser')
  await result.getByRole('button', { name: w.take, exact: true }).click()
  await (await chooser).setFiles([await photograph('after.jpg', '#2e7a4b')])
  await see(result.getByRole('img', { name: 'after.jpg' }))
  await seeNoMore(result.getByText(w.uploading))
  await result.getByRole('button', { name: w.actions.submit, exact: true }).click()
  await see(page.getByText(w.states.checking, { exact: true }))
  await see(page.getByText(task.result))

  await page.getByRole('link', { name: w.backToTasks }).click()
  await see(page.getByRole('heading', { level: 1, name: w.tasks }))
  await seeNoMore(page.getByRole('link', { name: task.title }))
}
