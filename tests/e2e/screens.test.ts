import { describe, expect, test } from 'vitest'
import { personas } from '#city/personas.ts'
import { type Seat, type SeatOptions, useBrowser } from './setup/browser.ts'
import { addressOf, hasExample, hasOwnTest } from './setup/examples.ts'
import { axeFaults, leftInChinese, load, overhang, rawKeys, visit, wordsOn } from './setup/judge.ts'
import { mayOpen, nameOf, type Screen, screens, type Standing } from './setup/screens.ts'

const browser = useBrowser()

/** Whose eyes a page is judged by: the first of these who may open it and has something to show there. */
const judges = {
  console: ['dispatcher', 'supervisor', 'operator', 'sysadmin', 'secadmin', 'auditor'],
  pocket: ['resident', 'property', 'grid_worker'],
} as const

test('every page that shows one thing has an example to open', () => {
  expect(screens.filter(screen => !hasExample(screen)).map(nameOf)).toEqual([])
})

describe.each(personas.map(persona => persona.username))('as %s', username => {
  test('every page I may open has a heading and nothing fails on it', async () => {
    const seat = await browser.sit({ width: 'desk', as: username })
    const faults: string[] = []
    for (const screen of await openTo(seat)) {
      const address = await addressOf(screen, seat.context.request)
      if (address === null) continue
      faults.push(...(await glance(seat, address)))
    }
    expect(faults.join('\n')).toBe('')
    await seat.leave()
  })
})

describe.each([
  ['at a desk, in Chinese', { width: 'desk', locale: 'zh' }],
  ['on a phone, in Chinese', { width: 'phone', locale: 'zh' }],
  ['at a desk, in English', { width: 'desk', locale: 'en' }],
] satisfies [string, SeatOptions][])('%s', (_name, options) => {
  test('axe finds nothing serious, nothing hangs over the edge, and every word is in the language', async () => {
    const faults: string[] = []
    for (const face of ['console', 'pocket'] as const) {
      const left = new Set(screens.filter(screen => screen.face === face && !hasOwnTest(screen)))
      for (const judge of judges[face]) {
        if (left.size === 0) break
        const seat = await browser.sit({ ...options, as: judge })
        faults.push(...(await judgeOpen(seat, left, options)))
        await seat.leave()
      }
      faults.push(...[...left].map(screen => `${nameOf(screen)}: nobody could open it`))
    }
    expect(faults.join('\n')).toBe('')
  }, 600_000)

  test.each(['/console/', '/pocket/'])('so is the sign-in of %s', async address => {
    const seat = await browser.sit(options)
    expect((await judgePage(seat, address, options)).join('\n')).toBe('')
    await seat.leave()
  })
})

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

async function judgePage(seat: Seat, address: string, { locale }: SeatOptions): Promise<string[]> {
  const faults = await glance(seat, address, load)
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
