import type { Locator } from 'playwright-core'

/** Chooses one option of a list that opens, as with the keyboard: type to narrow, then press it. */
export async function choose(box: Locator, option: string, typed?: string): Promise<void> {
  await box.click({ force: true })
  if (typed !== undefined) await box.fill(typed)
  // The list hangs at the end of the page, away from its box; only the open one is visible.
  await box
    .page()
    .locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
    .getByTitle(option, { exact: true })
    .first()
    .click()
}
