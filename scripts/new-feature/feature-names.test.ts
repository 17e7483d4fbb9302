import { expect, test } from 'vitest'
import { featureNames, spell } from './feature-names.ts'

test('a name in every spelling', () => {
  const names = featureNames('report-in')
  expect(names).toEqual({ kebab: 'report-in', camel: 'reportIn', Pascal: 'ReportIn', snake: 'report_in' })
  expect(spell('list__Pascal__ __snake___request /__kebab__ __camel__', names)).toBe(
    'listReportIn report_in_request /report-in reportIn',
  )
})

test.each(['', 'Parking', 'report_in', '-in', 'a--b', 'café', '../x'])('%j is no name', name => {
  expect(() => featureNames(name)).toThrow('no name of a feature')
})
