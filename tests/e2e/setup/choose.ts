import type { Locator, Page } from 'playwright-core'

/** Chooses one option of a list that opens, as with the keyboard: type to narrow, then press it. */
export async function choose(box: Locator, option: string, typed?: string): Promise<void> {
  await box.click({ force: true })
  if (typed !== undefined) await box.fill(typed)
  await openList(box.page()).getByTitle(option, { exact: true }).first().click()
}

/** The options of the list that is open; it hangs at the end of the page, away from its box, and those closed stay there hidden. */
export function openOptions(page: Page): Locator {
  return openList(page).locator('.ant-select-item-option')
}

function openList(page: Page): Locator {
  return page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
}
