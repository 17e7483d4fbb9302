import { expect, test } from 'vitest'
import { hasText, registerMessages } from '#platform/i18n.ts'
import { gridEvent, residentRequest } from '../procedures.ts'
import { standingOf } from './standing.ts'
import { en } from './texts.en.ts'
import { zh } from './texts.zh.ts'

registerMessages('matters-pocket', { zh, en })

const now = new Date('2026-11-22T15:00:00+08:00')
const matter = { state: 'handling', final: false, dueAt: '2026-11-25T10:00:00Z', awaitsMe: false }

test('under way it says by when, past its limit that it is past', () => {
  expect(standingOf(matter, now)).toEqual({ mark: 'moving', sentence: 'handling' })
  expect(standingOf({ ...matter, dueAt: '2026-11-22T06:59:00Z' }, now)).toEqual({ mark: 'overdue', sentence: 'late' })
})

test('whose turn it is to rate is told so', () => {
  expect(standingOf({ ...matter, state: 'rating', awaitsMe: true }, now)).toEqual({
    mark: 'soon',
    sentence: 'awaitsYou',
  })
})

test('only a closed matter is done', () => {
  const end = { ...matter, final: true, dueAt: null }
  expect(standingOf({ ...end, state: 'closed' }, now).mark).toBe('done')
  for (const state of ['declined', 'withdrawn', 'voided'])
    expect(standingOf({ ...end, state }, now)).toEqual({ mark: 'waiting', sentence: null })
})

test('every state with a limit has its sentence in both languages', () => {
  const waiting = [residentRequest, gridEvent].flatMap(({ states }) => Object.keys(states))
  const said = waiting.map(state => standingOf({ ...matter, state }, now).sentence).filter(word => word !== null)
  expect(said.filter(word => !hasText(`matters-pocket:standing.${word}`))).toEqual([])
  expect(said.length).toBeGreaterThan(10)
})
