import { expect, test } from 'vitest'
import { type BulkLine, countLines, eachOf, type RowState, toSend } from './run-bulk.ts'

const line = (key: string, state: RowState): BulkLine => ({
  key,
  district: '990101',
  id: key,
  requestId: key,
  number: key,
  title: key,
  subjectKind: 'matter',
  state,
  form: {},
  words: '',
})

test('everything is done once, a few at a time, and nothing is forgotten', async () => {
  let [now, most] = [0, 0]
  const done: number[] = []
  const items = Array.from({ length: 23 }, (_, index) => index)
  await eachOf(items, async item => {
    now += 1
    most = Math.max(most, now)
    await Promise.resolve()
    done.push(item)
    now -= 1
  })
  expect(done.toSorted((a, b) => a - b)).toEqual(items)
  expect(most).toBeLessThanOrEqual(4)
})

test('the first press sends what is ready, the next only what failed; what was refused is never sent', () => {
  const first = [line('a', 'ready'), line('b', 'refused'), line('c', 'ready')]
  expect(toSend(first).map(one => one.key)).toEqual(['a', 'c'])
  const then = [line('a', 'done'), line('b', 'refused'), line('c', 'failed')]
  expect(toSend(then).map(one => one.key)).toEqual(['c'])
  expect(countLines(then)).toEqual({ ready: 0, refused: 1, sending: 0, done: 1, failed: 1 })
})
