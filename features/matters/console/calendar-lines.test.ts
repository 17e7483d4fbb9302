import { expect, test } from 'vitest'
import { readPastedDays } from './calendar-lines.ts'

const newYear = { date: '2027-01-01', kind: 'rest', name: '元旦' }

test('lines copied from a table or typed by hand are read', () => {
  expect(readPastedDays('日期,类型,名称\n2027-01-01,rest,元旦')).toEqual([newYear])
  expect(readPastedDays('2027/1/1\t休息\t元旦\r\n\r\n2027年1月1日 休 元旦\n')).toEqual([newYear, newYear])
  expect(readPastedDays('2027-02-07，上班，春节')).toEqual([{ date: '2027-02-07', kind: 'work', name: '春节' }])
})

test('JSON is read as an array or with its days named', () => {
  expect(readPastedDays(JSON.stringify([newYear]))).toEqual([newYear])
  expect(readPastedDays(JSON.stringify({ year: 2027, days: [newYear] }))).toEqual([newYear])
  expect(readPastedDays('[{"date":')).toBeNull()
  expect(readPastedDays('{"year":2027}')).toBeNull()
})

test('what is wrong stays in its row, for the server to name', () => {
  expect(readPastedDays('2027-01-01\n明天,rest,元旦')).toEqual([
    { date: '2027-01-01', kind: '', name: '' },
    { date: '明天', kind: 'rest', name: '元旦' },
  ])
  expect(readPastedDays('2027-01-01,rest,元旦\n13月,holiday,')).toEqual([
    newYear,
    { date: '13月', kind: 'holiday', name: '' },
  ])
})
