import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import type { Locale } from '#platform/i18n.ts'
import { site } from './site.ts'

/** How Chromium starts for tests: it neither phones home nor needs a screen. */
export const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
]
const widths = { phone: { width: 390, height: 844 }, desk: { width: 1440, height: 900 } } as const
/** Long enough for a busy machine; a role that is not there by then is missing. */
const PATIENCE = 15_000

export type Width = keyof typeof widths

export interface Seat {
  page: Page
  context: BrowserContext
  /** What the browser complained of so far: console errors, exceptions, answers of 500 and above. */
  troubles: string[]
  /** Goes to an address of a face, `/console/matters`. */
  go(path: string): Promise<void>
  leave(): Promise<void>
}

export interface SeatOptions {
  width: Width
  locale?: Locale
  /** Signed in as this persona; nobody when absent. */
  as?: string
}

/** One browser for the tests of a file; every seat in it is a person of their own, with their own cookies. */
export function useBrowser(): { sit: (options: SeatOptions) => Promise<Seat> } {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium', args: quiet })
  })
  afterAll(async () => {
    await browser?.close()
  })
  return {
    async sit(options) {
      if (!browser) throw new Error('The browser starts before the first test')
      return sitDown(browser, options)
    },
  }
}

async function sitDown(browser: Browser, { width, locale = 'zh', as }: SeatOptions): Promise<Seat> {
  const here = site()
  const context = await browser.newContext({
    baseURL: here.url,
    viewport: widths[width],
    locale: locale === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    reducedMotion: 'reduce',
    ...(width === 'phone' ? { hasTouch: true, isMobile: true } : {}),
  })
  context.setDefaultTimeout(PATIENCE)
  await context.addInitScript(
    `localStorage.getItem('jinlin.locale') ?? localStorage.setItem('jinlin.locale', '${locale}')`,
  )
  if (as) await signIn(context, as)
  const page = await context.newPage()
  const troubles: string[] = []
  listen(page, troubles)
  return {
    page,
    context,
    troubles,
    async go(path) {
      await page.goto(path)
    },
    leave: () => context.close(),
  }
}

/** The one-click sign-in of the demonstration city, without its page: that has tests of its own. */
export async function signIn(context: BrowserContext, username: string): Promise<void> {
  const reply = await context.request.post('/api/session/demo', { data: { username } })
  expect(reply.status(), await reply.text()).toBe(200)
}

function listen(page: Page, troubles: string[]): void {
  page.on('pageerror', error => troubles.push(`exception: ${error.message}`))
  page.on('console', message => {
    // What the browser says of an answer is judged by its status below.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return
    troubles.push(`console: ${message.text().slice(0, 500)}`)
  })
  page.on('response', response => {
    if (response.status() >= 500) troubles.push(`${response.status()} ${response.url()}`)
  })
  page.on('requestfailed', request => {
    const reason = request.failure()?.errorText ?? ''
    // Leaving a page gives up what it was still waiting for.
    if (reason !== 'net::ERR_ABORTED') troubles.push(`${reason} ${request.url()}`)
  })
}
