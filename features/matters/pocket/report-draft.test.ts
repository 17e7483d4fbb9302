import { expect, test } from 'vitest'
import { emptyDraft, isBegun, readDraft } from './report-draft.ts'

const draft = { ...emptyDraft('resident_request'), step: 2, words: '路灯不亮', phone: '13900001234' }

test('what was written comes back as it was', () => {
  expect(readDraft(JSON.parse(JSON.stringify(draft)))).toEqual(draft)
})

test('a draft of a former version, or no draft at all, is no draft', () => {
  expect(readDraft({ words: 'old' })).toBeNull()
  expect(readDraft(null)).toBeNull()
})

test('a report is begun once something was chosen or written', () => {
  expect(isBegun(emptyDraft('resident_request'), 0)).toBe(false)
  expect(isBegun(emptyDraft('resident_request'), 1)).toBe(true)
  expect(isBegun({ ...emptyDraft('resident_request'), words: '  ' }, 0)).toBe(false)
  expect(isBegun(draft, 0)).toBe(true)
})
