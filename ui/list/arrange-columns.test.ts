import fc from 'fast-check'
import { expect, test } from 'vitest'
import { arrangeColumns, layoutOf, moveColumn, widenColumn } from './arrange-columns.ts'

const columns = ['state', 'title', 'number', 'place'].map(key => ({ key, width: 100 }))
const keys = (list: readonly { key: string }[]) => list.map(one => one.key)

test('without a choice the page decides; hidden, ordered and widened columns are as they were left', () => {
  expect(arrangeColumns(columns, null)).toEqual(columns)
  const layout = [{ key: 'place', width: 240 }, { key: 'state', hidden: true }, { key: 'title' }, { key: 'number' }]
  expect(arrangeColumns(columns, layout)).toEqual([
    { key: 'place', width: 240 },
    { key: 'title', width: 100 },
    { key: 'number', width: 100 },
  ])
})

test('a column that came later stands after the one the page puts it behind, one that is gone is forgotten', () => {
  const layout = [{ key: 'number' }, { key: 'gone' }, { key: 'state' }]
  expect(keys(arrangeColumns(columns, layout))).toEqual(['number', 'place', 'state', 'title'])
  expect(
    keys(
      arrangeColumns(
        columns,
        keys(columns).map(key => ({ key, hidden: true })),
      ),
    ),
  ).toEqual(['state'])
})

test('moving and widening stay within bounds, and no column is ever lost or doubled', () => {
  const step = fc.tuple(fc.constantFrom(...keys(columns)), fc.integer({ min: -5, max: 5 }))
  fc.assert(
    fc.property(fc.array(step), steps => {
      const end = steps.reduce((layout, [key, by]) => moveColumn(layout, key, by), layoutOf(columns, null))
      expect(keys(end).toSorted()).toEqual(keys(columns).toSorted())
    }),
  )
  expect(widenColumn([{ key: 'title' }], 'title', 5)).toEqual([{ key: 'title', width: 60 }])
  expect(widenColumn([{ key: 'title' }], 'title', 9_000)).toEqual([{ key: 'title', width: 800 }])
})
