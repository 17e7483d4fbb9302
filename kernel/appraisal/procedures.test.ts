import { expect, test } from 'vitest'
import { checkProcedures } from '#kernel/workflow/index.ts'
import { messages } from './index.ts'
import { procedures } from './procedures.ts'

test('both procedures are sound, in both languages', () => {
  expect(checkProcedures(procedures, { appraisal: messages })).toEqual([])
})
