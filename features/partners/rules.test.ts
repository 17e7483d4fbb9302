import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkProcedures } from '#kernel/workflow/index.ts'
import { shippedFields } from './dictionary.ts'
import { messages } from './index.ts'
import { procedures } from './procedures.ts'
import { fieldsCalledFor, offerFault, shownCount, timeWithin } from './rules.ts'
import { offerInput } from './shapes.ts'

const offer = (more: object = {}) =>
  offerInput.parse({ classes: ['merchant'], fields: ['repair'], areas: ['990101001001'], ...more })
const known = {
  kind: 'organisation',
  classes: [
    { code: 'merchant', takes: 'organisation' },
    { code: 'resident', takes: 'person' },
    { code: 'charity', takes: 'both' },
  ],
  fields: ['repair'],
} as const

describe('joining', () => {
  it('is sound: every state has an actor, a limit, a way out, and words in both languages', () => {
    expect(checkProcedures(procedures, { partners: messages })).toEqual([])
  })
})

describe('an offer', () => {
  it('keeps to the dictionary and to classes that take its kind', () => {
    expect(offerFault(offer(), known)).toBeNull()
    expect(offerFault(offer({ classes: ['charity'] }), { ...known, kind: 'person' })).toBeNull()
    expect(offerFault(offer({ classes: ['resident'] }), known)).toMatchObject({ field: 'classes' })
    expect(offerFault(offer({ fields: ['dancing'] }), known)).toMatchObject({ field: 'fields' })
  })

  it('has times that run forwards and do not overlap', () => {
    const time = (weekday: number, from: string, to: string) => ({ weekday, from, to })
    expect(offerFault(offer({ times: [time(6, '18:00', '09:00')] }), known)?.code).toBe('partners.time_backwards')
    expect(offerFault(offer({ times: [time(6, '09:00', '12:00'), time(6, '11:00', '13:00')] }), known)?.code).toBe(
      'partners.times_overlap',
    )
    expect(offerFault(offer({ times: [time(6, '09:00', '12:00'), time(6, '12:00', '13:00')] }), known)).toBeNull()
  })

  it('leaves no mobile number in its words', () => {
    expect(offer({ words: '打 13812341234 找我' }).words).toBe('打 138****1234 找我')
  })
})

describe('a weekly time', () => {
  const saturday = [{ weekday: 6, from: '09:00', to: '12:00' }]

  it('meets a span by the wall clock of Shanghai', () => {
    const on = (text: string) => new Date(`${text}+08:00`)
    expect(timeWithin(saturday, { from: on('2026-11-28T10:00'), to: on('2026-11-28T11:00') })).toBe(saturday[0])
    expect(timeWithin(saturday, { from: on('2026-11-28T12:00'), to: on('2026-11-28T13:00') })).toBeUndefined()
    expect(timeWithin(saturday, { from: on('2026-11-27T10:00'), to: on('2026-11-27T11:00') })).toBeUndefined()
    expect(timeWithin(saturday, { from: on('2026-11-26T10:00'), to: on('2026-11-29T11:00') })).toBe(saturday[0])
    expect(timeWithin(saturday, { from: on('2026-11-28T09:00'), to: null })).toBe(saturday[0])
  })

  it('is always met by a whole week', () => {
    const time = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      from: fc.constant('08:30'),
      to: fc.constant('9:30'),
    })
    fc.assert(
      fc.property(
        time,
        fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true }),
        (one, from) => {
          const week = { from, to: new Date(from.getTime() + 6 * 86_400_000 + 86_399_999) }
          const day = new Date(from.getTime() + 8 * 3_600_000).getUTCDay() || 7
          // Of the first day only what is left of it counts.
          fc.pre(one.weekday !== day)
          expect(timeWithin([{ ...one, to: '09:30' }], week)).toEqual({ ...one, to: '09:30' })
        },
      ),
    )
  })
})

it('one to four are not told', () => {
  expect([0, 1, 4, 5, 12].map(shownCount)).toEqual([0, null, null, 5, 12])
})

it('a need calls for a field by its item first, then by its field of work', () => {
  expect(fieldsCalledFor('cityscape.parking', shippedFields)).toEqual(['parking'])
  expect(fieldsCalledFor('cityscape.adverts', shippedFields)).toEqual(['environment'])
  expect(fieldsCalledFor('elderly', shippedFields)).toEqual(['elderly'])
  expect(fieldsCalledFor('other.else', shippedFields)).toEqual([])
})
