import type { Locator } from 'playwright-core'
import type { Seat } from './browser.ts'
import { see, seeNoMore, seeText } from './see.ts'
import type { Words } from './words.ts'

export interface Task {
  title: string
}

/** Opens the workbench, chooses an inbox, and in it this case; answers with what opens beside the list. */
export async function openFromInbox(seat: Seat, w: Words, inbox: keyof Words['inboxes'], { title }: Task) {
  const { page } = seat
  await seat.go('/console/')
  const boxes = page.getByRole('region', { name: w.inboxList, exact: true })
  await boxes.getByRole('button', { name: w.inboxes[inbox] }).click()
  await page.getByRole('list', { name: w.casesInInbox }).getByRole('link', { name: title }).click()
  const beside = page.getByRole('region', { name: w.openCase, exact: true })
  await see(beside.getByRole('heading', { level: 1, name: title }))
  return beside
}

/** How many cases the workbench says an inbox holds. */
export async function countIn(seat: Seat, w: Words, inbox: keyof Words['inboxes']): Promise<number> {
  await seat.go('/console/')
  const boxes = seat.page.getByRole('region', { name: w.inboxList, exact: true })
  const said = await boxes.getByRole('button', { name: w.inboxes[inbox] }).textContent()
  return Number(/\d+/.exec(said ?? '')?.[0] ?? '0')
}

interface Act {
  action: string
  /** What is done in the form before it is sent. */
  fill?: (form: Locator) => Promise<void>
  /** The state it leads to, in words. */
  state: string
  told: string
}

/** Takes an action of the bar: its form opens at the edge, is filled and sent; the page says what came of it. */
export async function act(seat: Seat, w: Words, beside: Locator, { action, fill, state, told }: Act): Promise<void> {
  await beside.getByRole('button', { name: action, exact: true }).click()
  const form = seat.page.getByRole('dialog', { name: action, exact: true })
  await see(form)
  await fill?.(form)
  await form.getByRole('button', { name: action, exact: true }).click()
  await seeText(beside.getByRole('status'), w.nowAt(state))
  await seeText(beside.getByRole('status'), told)
  await seeNoMore(form)
}

/** Accepts with the category the words suggest, then dispatches to whom the duty list names. */
export async function acceptAndDispatch(seat: Seat, w: Words, task: Task, unit: string): Promise<void> {
  const waiting = await countIn(seat, w, 'accept')
  const beside = await openFromInbox(seat, w, 'accept', task)
  await act(seat, w, beside, {
    action: w.actions.accept,
    async fill(form) {
      await form.getByRole('button', { name: w.lift, exact: true }).click()
      await see(form.getByText(w.lift, { exact: true }))
    },
    state: w.states.dispatching,
    told: w.told.accept,
  })
  await dispatchAsSuggested(seat, w, beside, unit)
  if ((await countIn(seat, w, 'accept')) !== waiting - 1) throw new Error('The inbox still counts what was accepted')
}

/** Sends it where the duty list says; the suggestion names the unit and says why. */
export async function dispatchAsSuggested(seat: Seat, w: Words, beside: Locator, unit: string): Promise<void> {
  await act(seat, w, beside, {
    action: w.actions.dispatch,
    async fill(form) {
      await see(form.getByText(unit).first())
      await form.getByText(w.whyThisUnit).click()
    },
    state: w.states.assigned,
    told: w.told.dispatch,
  })
}

/** Somebody who has not handled it looks at the result, the photo after, and passes it. */
export async function checkAndPass(seat: Seat, w: Words, task: Task, result: string): Promise<void> {
  const beside = await openFromInbox(seat, w, 'check', task)
  await see(beside.getByText(result))
  await act(seat, w, beside, { action: w.actions.pass, state: w.states.rating, told: w.told.pass })
}
