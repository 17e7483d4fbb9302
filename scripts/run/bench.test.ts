import { expect, it } from 'vitest'
import { parseBenchCall } from './bench.ts'

it('takes the name, the data and the form, and leaves the rest to the bench', () => {
  expect(parseBenchCall(['triage', '--data', 'a.jsonl', '--json', '--folds', '5'])).toEqual({
    name: 'triage',
    data: 'a.jsonl',
    json: true,
    rest: ['--folds', '5'],
  })
  expect(parseBenchCall(['--data=b', 'queue', '--sizes=10,20'])).toEqual({
    name: 'queue',
    data: 'b',
    json: false,
    rest: ['--sizes=10,20'],
  })
  expect(parseBenchCall([])).toEqual({ name: undefined, json: false, rest: [] })
})
