import { type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'

/** Waits until it is there to be seen; says what was looked for when it never comes. */
export async function see(what: Locator): Promise<void> {
  await what.first().waitFor({ state: 'visible' })
}

/** Waits until it is gone. */
export async function seeNoMore(what: Locator): Promise<void> {
  await what.first().waitFor({ state: 'hidden' })
}

/** The text becomes what is said; for numbers and states that change under the eye. */
export async function seeText(what: Locator, text: string | RegExp): Promise<void> {
  await expect
    .poll(async () => (await what.first().textContent())?.replace(/\s+/g, ' ').trim(), { timeout: 15_000 })
    .toMatch(text)
}

/** The address becomes this one. */
export async function seeAddress(page: Page, address: RegExp): Promise<void> {
  await page.waitForURL(url => address.test(`${url.pathname}${url.search}`))
}
