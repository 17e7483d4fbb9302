import { beforeEach, expect, test, vi } from 'vitest'
import { emptyDraft, forgetDraft, isBegun, keepDraft, recallDraft, resumeDraft } from './report-draft.ts'

/** The browser's storage: Node has none. */
function storage() {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  }
}

beforeEach(() => {
  vi.stubGlobal('localStorage', storage())
})

const draft = { ...emptyDraft('resident_request', 'me'), step: 2, words: '路灯不亮', phone: '13900001234' }

test('what was written comes back as it was, under the same request', () => {
  keepDraft(draft)
  expect(recallDraft('resident_request', 'me')).toEqual(draft)
})

test('a report of the other kind is another draft', () => {
  keepDraft(draft)
  keepDraft({ ...emptyDraft('grid_event', 'me'), words: '井盖松动' })
  expect(recallDraft('resident_request', 'me')?.words).toBe('路灯不亮')
  forgetDraft('grid_event')
  expect(recallDraft('grid_event', 'me')).toBeNull()
  expect(recallDraft('resident_request', 'me')).not.toBeNull()
})

test('on a shared phone nobody finds the words of another, and they are gone', () => {
  keepDraft(draft)
  expect(recallDraft('resident_request', 'somebody else')).toBeNull()
  expect(recallDraft('resident_request', 'me')).toBeNull()
})

test('nothing is kept while nothing was chosen or written', () => {
  keepDraft(draft)
  keepDraft(emptyDraft('resident_request', 'me'))
  expect(recallDraft('resident_request', 'me')).toBeNull()
  expect(isBegun({ ...emptyDraft('resident_request', 'me'), photos: 1 })).toBe(true)
  expect(isBegun({ ...emptyDraft('resident_request', 'me'), words: '  ' })).toBe(false)
})

test('a report with photos goes on where they must be chosen again, one without where it was left', () => {
  expect(resumeDraft({ ...draft, photos: 2 }).step).toBe(0)
  expect(resumeDraft(draft).step).toBe(2)
})

test('a draft of a former version, or no draft at all, is no draft', () => {
  localStorage.setItem('jinlin.report-draft.resident_request', '{"words":"old"}')
  expect(recallDraft('resident_request', 'me')).toBeNull()
  localStorage.setItem('jinlin.report-draft.resident_request', 'not json')
  expect(recallDraft('resident_request', 'me')).toBeNull()
})
