import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { texts } from '#platform/i18n.ts'
import type { Seat } from './browser.ts'

/** Waits until a page has its heading and nothing on it is still on its way; returns the heading. */
async function settle(page: Page): Promise<string> {
  const heading = page.getByRole('heading', { level: 1 }).first()
  const settled = async () => {
    await heading.waitFor({ state: 'visible' })
    await page.waitForFunction(() => document.querySelector('.jl-skeleton, [aria-busy="true"]') === null)
  }
  await settled().catch(async () => {
    const shown = await page.locator('main').or(page.locator('body')).first().innerText()
    throw new Error(`does not come to rest; it shows: ${shown.replaceAll(/\s+/g, ' ').slice(0, 400)}`)
  })
  return ((await heading.textContent()) ?? '').trim()
}

/** Opens a page from nothing. Returns its heading. */
export async function load({ page, go }: Pick<Seat, 'page' | 'go'>, address: string): Promise<string> {
  await go(address)
  return settle(page)
}

/**
 * Goes to another page of the face that is open, as a link does, without loading the face again; a face that is not
 * open is loaded, and so is the page that is already there. Returns the heading of the new page.
 */
export async function visit({ page, go }: Pick<Seat, 'page' | 'go'>, address: string): Promise<string> {
  const face = /^\/(console|pocket)\//.exec(address)?.[0] ?? '/'
  if (!page.url().includes(face) || page.url().endsWith(address)) return load({ page, go }, address)
  await page.evaluate(next => {
    for (const old of document.querySelectorAll('h1')) old.dataset['left'] = 'true'
    history.pushState(null, '', next)
  }, address)
  await page.waitForFunction(() => document.querySelector('h1[data-left]') === null)
  return settle(page)
}

/**
 * Marks on a map stand where things are, close together or not: the exception "essential" of WCAG 2.5.8 names them.
 * The list beside the map holds the same at full size.
 */
const onMap = 'maplibregl-marker'

/** What axe calls serious or critical, one line for each rule with the first places where it is broken. */
export async function axeFaults(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .setLegacyMode(true)
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(fault => ({
      ...fault,
      nodes: fault.nodes.filter(node => !(fault.id === 'target-size' && node.html.includes(onMap))),
    }))
    .filter(({ nodes }) => nodes.length > 0)
    .map(({ id, impact, nodes }) => {
      const places = nodes.slice(0, 3).map(node => `${node.target.join(' ')} ${node.html.slice(0, 160)}`)
      return `${impact} ${id} ×${nodes.length}: ${places.join(' | ')}`
    })
}

/** How many pixels the page is wider than its window. */
export async function overhang(page: Page): Promise<number> {
  const width = page.viewportSize()?.width ?? 0
  return page.evaluate(() => document.documentElement.scrollWidth).then(wide => Math.max(0, wide - width))
}

/** Everything a page says in words: text, and what screen readers and empty fields say. */
export async function wordsOn(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const said = new Set<string>()
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement
      if (parent && !parent.closest('script, style, code, html:lang(en) [lang="zh-CN"]'))
        said.add(walker.currentNode.textContent?.trim() ?? '')
    }
    for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]')) {
      for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
        said.add(element.getAttribute(name)?.trim() ?? '')
    }
    said.delete('')
    return [...said]
  })
}

/** Keys shown instead of texts, and parameters nobody filled in. */
export function rawKeys(words: readonly string[]): string[] {
  const namespaces = Object.keys(texts.getDataByLanguage('zh') ?? {}).join('|')
  const key = new RegExp(
    `(^|\\s)(${namespaces}):[a-z]|^[a-z][\\w-]*(\\.[A-Za-z_][\\w-]*)+$|\\{\\{|undefined|NaN|\\[object`,
  )
  return words.filter(word => key.test(word))
}

/** Chinese texts of ours left over on an English page; what people wrote and how things are named may be Chinese. */
export function leftInChinese(words: readonly string[]): string[] {
  const ours = chineseTexts()
  return words.filter(word => ours.some(text => text.test(word)))
}

let known: RegExp[] | undefined

function chineseTexts(): RegExp[] {
  known ??= Object.values(texts.getDataByLanguage('zh') ?? {})
    .flatMap(ours)
    .flatMap(text => {
      const fixed = text.replaceAll(/\{\{.*?\}\}/g, '')
      const long = (fixed.match(/\p{Script=Han}/gu)?.length ?? 0) >= (fixed === text ? 2 : 4)
      if (!long) return []
      const pattern = text.split(/\{\{.*?\}\}/).map(part => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      return [new RegExp(`^${pattern.join('.*')}$`, 'u')]
    })
  return known
}

/** Without titles: a record keeps the one it was given in the language it was opened in. */
function ours(module: object): string[] {
  return leaves({ ...module, titles: {} })
}

function leaves(tree: object): string[] {
  return Object.values(tree).flatMap(value => (typeof value === 'string' ? [value] : leaves(value as object)))
}
