import { expect, test } from 'vitest'
import { useBrowser } from './setup/browser.ts'
import { reportLift } from './setup/resident.ts'
import { words } from './setup/words.ts'

const browser = useBrowser()
const w = words.zh

test('a lift that stands still: reported, dispatched, handled, checked by somebody else, rated', async () => {
  const resident = await browser.sit({ width: 'phone', as: 'resident' })
  const { number } = await reportLift(resident, w, '电梯停在五楼不动了')
  expect(number).toMatch(/\d/)
  expect(resident.troubles).toEqual([])
})
