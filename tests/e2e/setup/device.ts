import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

import { quiet, signIn } from './browser.ts'
import { CutLine } from './cut-line.ts'
import { site } from './site.ts'

export interface Device {
  line: CutLine
  context: BrowserContext
  page: Page
  go: (path: string) => Promise<void>
  /** Closes the browser and opens it again on what it had stored; who was signed in for that sitting only is not. */
  reopen(): Promise<void>
  signIn(): Promise<void>
  leave(): Promise<void>
}

/** A phone of somebody's own: its browser keeps what it stores from one opening to the next. */
export async function ownPhone(as: string, serviceWorkers: 'allow' | 'block' = 'block'): Promise<Device> {
  const here = site()
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-phone-'))
  const line = await CutLine.open(here.url)
  const open = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
      args: quiet,
      baseURL: line.url,
      viewport: { width: 390, height: 844 },
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      serviceWorkers,
      reducedMotion: 'reduce',
      hasTouch: true,
      isMobile: true,
      permissions: ['geolocation'],
      geolocation: { longitude: here.compound.lng, latitude: here.compound.lat, accuracy: 12 },
    })
    context.setDefaultTimeout(20_000)
    return { context, page: context.pages()[0] ?? (await context.newPage()) }
  }
  const device: Device = {
    line,
    ...(await open()),
    go: async path => void (await device.page.goto(`${line.url}${path}`)),
    async reopen() {
      await device.context.close()
      Object.assign(device, await open())
    },
    signIn: () => signIn(device.context, as),
    async leave() {
      await device.context.close()
      await line.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
  await device.signIn()
  return device
}

/** Hashes of the photos this device keeps, in the order they were taken. */
export function keptHashes(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('jinlin-outbox')
        opening.addEventListener('error', () => reject(opening.error))
        opening.addEventListener('success', () => {
          const reading = opening.result.transaction('photos').objectStore('photos').getAll()
          reading.addEventListener('success', () => {
            opening.result.close()
            resolve((reading.result as { sha256: string }[]).map(photo => photo.sha256))
          })
        })
      }),
  )
}
