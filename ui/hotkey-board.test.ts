import { expect, test } from 'vitest'
import { beginsPair, type Hotkey, type KeyEvent, matchHotkey } from './hotkey-board.ts'

const hotkey = (key: string, label = key): Hotkey => ({ key, label, run: () => undefined })
const press = (key: string, more: Partial<KeyEvent> = {}): KeyEvent => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  isComposing: false,
  defaultPrevented: false,
  target: null,
  preventDefault: () => undefined,
  ...more,
})
const inside = (selector: string) => ({ closest: (wanted: string) => (wanted.includes(selector) ? {} : null) })

test('the key registered last wins', () => {
  const groups = [[hotkey('j', 'list')], [hotkey('j', 'dialog')]]
  expect(matchHotkey(groups, press('j'))?.label).toBe('dialog')
  expect(matchHotkey(groups, press('J'))?.label).toBe('dialog')
  expect(matchHotkey(groups, press('x'))).toBeNull()
})

test('whoever types, composes Chinese or holds a modifier is left alone', () => {
  const groups = [[hotkey('j'), hotkey('Enter')]]
  expect(matchHotkey(groups, press('j', { target: inside('textarea') }))).toBeNull()
  expect(matchHotkey(groups, press('j', { isComposing: true }))).toBeNull()
  expect(matchHotkey(groups, press('j', { ctrlKey: true }))).toBeNull()
  expect(matchHotkey(groups, press('j', { target: inside('button') }))?.key).toBe('j')
  expect(matchHotkey(groups, press('Enter', { target: inside('button') }))).toBeNull()
})

test('a pair is one key after the other; alone, its second key is what it is elsewhere', () => {
  const groups = [[hotkey('g m', 'matters'), hotkey('m', 'mark')], [hotkey('j')]]
  expect(beginsPair(groups, press('g'))).toBe('g')
  expect(beginsPair(groups, press('j'))).toBeNull()
  expect(beginsPair(groups, press('g', { target: inside('input') }))).toBeNull()
  expect(matchHotkey(groups, press('m'), 'g')?.label).toBe('matters')
  expect(matchHotkey(groups, press('m'))?.label).toBe('mark')
  expect(matchHotkey(groups, press('j'), 'g')?.key).toBe('j')
})
