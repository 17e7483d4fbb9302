import { expect, test } from 'vitest'
import { type Seat, type SeatOptions, useBrowser } from './browser.ts'
import { addressOf, hasOwnTest } from './examples.ts'
import { axeFaults, leftInChinese, load, overhang, rawKeys, visit, wordsOn } from './judge.ts'
import { mayOpen, nameOf, type Screen, screens, type Standing } from './screens.ts'

/** Whose eyes a page is judged by: the first of these who may open it and has something to show there. */
const judges = {
  console: ['dispatcher', 'supervisor', 'operator', 'housing', 'sysadmin', 'secadmin', 'auditor'],
  pocket: ['resident', 'property', 'grid_worker'],
} as const

/** Every page of both faces, judged as such a window shows it: by axe, by its edges, by its words. */
export function judgeEveryScreen(options: SeatOptions): void {
  const browser = useBrowser()

  test.each(['console', 'pocket'] as const)(
    'every page of the %s is sound: by axe, by its edges, by its words',
    async face => {
      const faults: string[] = []
      const left = new Set(screens.filter(screen => screen.face === face && !hasOwnTest(screen)))
      for (const judge of judges[face]) {
        if (left.size === 0) break
        const seat = await browser.sit({ ...options, as: judge })
        faults.push(...(await judgeOpen(seat, left, options)))
        await seat.leave()
      }
      faults.push(...[...left].map(screen => `${nameOf(screen)}: nobody could open it`))
      expect(faults.join('\n')).toBe('')
    },
    900_000,
  )

  test.each(['/console/', '/pocket/'])('so is the sign-in of %s', async address => {
    const seat = await browser.sit(options)
    expect((await judgePage(seat, address, options)).join('\n')).toBe('')
    await seat.leave()
  })
}

/** Every page this person may open, opened; what is wrong at first sight, one line each. */
export async function glanceAtAll(seat: Seat): Promise<string[]> {
  const faults: string[] = []
  for (const screen of await openTo(seat)) {
    const address = await addressOf(screen, seat.context.request)
    if (address === null) continue
    faults.push(...(await glance(seat, address)))
  }
  return faults
}

async function openTo(seat: Seat): Promise<Screen[]> {
  const reply = await seat.context.request.get('/api/session')
  const standing = (await reply.json()) as Standing
  return screens.filter(screen => mayOpen(screen, standing))
}

/** What is wrong at first sight, one line each. */
async function glance(seat: Seat, address: string, open: typeof visit = visit): Promise<string[]> {
  const heading = await open(seat, address).catch((fault: Error) => fault)
  const faults = heading instanceof Error ? [heading.message] : heading === '' ? ['has an empty heading'] : []
  faults.push(...rawKeys(await wordsOn(seat.page)).map(word => `shows the key ${word}`))
  faults.push(...seat.troubles.splice(0))
  return faults.map(fault => `${address}: ${fault}`)
}

async function judgePage(seat: Seat, address: string, { locale, width }: SeatOptions): Promise<string[]> {
  // Each page is opened from nothing once, on the phone; at the desk one goes from page to page as people do.
  const faults = await glance(seat, address, width === 'phone' ? load : visit)
  const over = await overhang(seat.page)
  if (over > 0) faults.push(`${address}: ${over} px wider than the window`)
  const more = locale === 'en' ? leftInChinese(await wordsOn(seat.page)) : await axeFaults(seat.page)
  return [...faults, ...more.map(fault => `${address}: ${locale === 'en' ? 'is left in Chinese: ' : ''}${fault}`)]
}

/** Judges what this seat can open of the screens that are left, and takes those off the list. */
async function judgeOpen(seat: Seat, left: Set<Screen>, options: SeatOptions): Promise<string[]> {
  const faults: string[] = []
  for (const screen of (await openTo(seat)).filter(one => left.has(one))) {
    const address = await addressOf(screen, seat.context.request)
    if (address === null) continue
    left.delete(screen)
    faults.push(...(await judgePage(seat, address, options)))
  }
  return faults
}
