import { describe, expect, test } from 'vitest'
import { personas } from '#city/personas.ts'
import { useBrowser } from '../setup/browser.ts'
import { hasExample } from '../setup/examples.ts'
import { nameOf, screens } from '../setup/screens.ts'
import { glanceAtAll } from '../setup/sweep.ts'

const browser = useBrowser()

test('every page that shows one thing has an example to open', () => {
  expect(screens.filter(screen => !hasExample(screen)).map(nameOf)).toEqual([])
})

describe.each(personas.map(persona => persona.username))('as %s', username => {
  test('every page I may open has a heading and nothing fails on it', async () => {
    const seat = await browser.sit({ width: 'desk', as: username })
    expect((await glanceAtAll(seat)).join('\n')).toBe('')
    await seat.leave()
  }, 600_000)
})
