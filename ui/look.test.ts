import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { locales, texts } from '#platform/i18n.ts'
import { tokenSheet } from './css-variables.ts'
import './i18n.ts'
import { StateMark } from './StateMark.tsx'
import { TimeLeft } from './TimeLeft.tsx'
import { dark, light, type Palette, stateNames } from './tokens.ts'

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map(at => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

function textPairs(palette: Palette): [string, string][] {
  const { ink, secondary, accent, soonText, state, paper, desk, onAccent, accentWash, warnWash, errorWash } = palette
  const grounds = [paper, desk]
  const words = [ink, secondary, accent, soonText, state.overdue]
  return [
    ...grounds.flatMap(ground => words.map((word): [string, string] => [word, ground])),
    [onAccent, accent],
    [accent, accentWash],
    [ink, warnWash],
    [state.overdue, errorWash],
    [palette.placeholder, paper],
  ]
}

test.each([
  ['light', light],
  ['dark', dark],
] as const)('every text of the %s palette reaches 4.5 : 1', (_name, palette) => {
  for (const [word, ground] of textPairs(palette))
    expect(contrast(word, ground), `${word} on ${ground}`).toBeGreaterThanOrEqual(4.5)
})

test('every token of both palettes reaches the pocket as a variable', () => {
  const sheet = tokenSheet('pocket')
  for (const name of stateNames) {
    expect(sheet).toContain(`--jl-state-${name}: ${light.state[name]};`)
    expect(sheet).toContain(`--jl-state-${name}: ${dark.state[name]};`)
  }
})

test('a state is told by its word in both languages, also where only the shape is seen', async () => {
  for (const locale of locales) {
    await texts.changeLanguage(locale)
    for (const state of stateNames) {
      const word = texts.t(`ui:state.${state}`)
      expect(renderToStaticMarkup(createElement(StateMark, { state, bare: true }))).toContain(word)
    }
  }
})

test('time left is a sentence', async () => {
  await texts.changeLanguage('zh')
  const say = (left: Parameters<typeof TimeLeft>[0]['left']) =>
    renderToStaticMarkup(createElement(TimeLeft, { left, used: 0.9 }))
  expect(say({ unit: 'hour', amount: 3, overdue: false })).toContain('还剩 3 小时')
  expect(say({ unit: 'work_day', amount: 1, overdue: true })).toContain('超 1 个工作日')
  expect(say(null)).toContain('不限时')
  await texts.changeLanguage('en')
  expect(say({ unit: 'work_day', amount: 1, overdue: true })).toContain('1 working d over')
})
