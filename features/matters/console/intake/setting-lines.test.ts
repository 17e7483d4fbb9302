import { expect, test } from 'vitest'
import { shippedIntake } from '../../intake-settings.ts'
import { readLines, writeLines } from './setting-lines.ts'

const fields = Object.keys(shippedIntake.sheetColumns)
const settings = { ...shippedIntake, sheetCategories: [{ name: '路灯照明', categoryId: 'livelihood.street_lamp' }] }

test('what is written is read back', () => {
  expect(readLines(writeLines(settings), fields)).toEqual({ ok: true, settings })
})

test.each([
  ['words', '上访\n访', 2, '访'],
  ['columns', 'nosuch=编号', 1, 'nosuch=编号'],
  ['categories', '路灯照明=路灯', 1, '路灯照明=路灯'],
] as const)('names the line of %s that is wrong', (part, text, line, wrong) => {
  expect(readLines({ ...writeLines(settings), [part]: text }, fields)).toEqual({ ok: false, part, line, text: wrong })
})

test('wants every column', () => {
  const texts = writeLines(settings)
  const without = texts.columns.split('\n').slice(1).join('\n')
  expect(readLines({ ...texts, columns: without }, fields)).toMatchObject({
    ok: false,
    part: 'columns',
    text: 'number=',
  })
})
