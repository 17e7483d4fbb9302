import { expect, test } from 'vitest'
import { checkScheme } from '../check-scheme.ts'
import { rules } from '../scheme.ts'
import { blankRules } from './blank-scheme.ts'

test('what the designer begins with is sound', () => {
  const known = { measures: new Map(), procedures: new Set<string>(), hooks: new Set<string>() }
  expect(checkScheme({ subjectKind: 'organisation', rules: rules.parse(blankRules()) }, known)).toEqual([])
})
