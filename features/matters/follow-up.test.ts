import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { afterCall, firstCall, isRung, shippedFollowUp } from './follow-up.ts'

const now = new Date('2026-11-20T02:00:00Z')
const matter = { caseId: '01a0cbfd-c100-7cdc-bd79-add12bc5b95f', source: 'resident', category: 'livelihood.sewer' }

describe('whom a follow-up rings', () => {
  it('is everybody of the sources and categories named', () => {
    expect(isRung(shippedFollowUp, matter)).toBe(true)
    expect(isRung(shippedFollowUp, { ...matter, source: 'hotline' })).toBe(false)
    expect(isRung({ ...shippedFollowUp, categories: ['livelihood'] }, matter)).toBe(true)
    expect(isRung({ ...shippedFollowUp, categories: ['livelihood.sewer'] }, matter)).toBe(true)
    expect(isRung({ ...shippedFollowUp, categories: ['dispute'] }, matter)).toBe(false)
  })

  it('is a share by lot: a larger share rings all that a smaller one does, none at 0', () => {
    const percent = fc.integer({ min: 0, max: 100 })
    fc.assert(
      fc.property(fc.uuid(), percent, percent, (caseId, one, other) => {
        const [less, more] = [Math.min(one, other), Math.max(one, other)]
        const rung = (sharePercent: number) => isRung({ ...shippedFollowUp, sharePercent }, { ...matter, caseId })
        expect([rung(0), rung(100), rung(less) && !rung(more)]).toEqual([false, true, false])
      }),
    )
  })
})

describe('after a call', () => {
  it('answers end it, and who will not be rung is not rung again', () => {
    const after = (reached: 'reached' | 'refused' | 'wrong_number') =>
      afterCall(shippedFollowUp, { reached, tries: 1, now }).state
    expect([after('reached'), after('refused'), after('wrong_number')]).toEqual(['done', 'given_up', 'given_up'])
  })

  it('nobody there is tried again, on the day named or the next, until the tries are used up', () => {
    expect(firstCall(shippedFollowUp, now)).toEqual(new Date('2026-11-22T02:00:00Z'))
    expect(afterCall(shippedFollowUp, { reached: 'no_answer', tries: 1, now })).toEqual({
      state: 'waiting',
      dueAt: new Date('2026-11-21T02:00:00Z'),
    })
    expect(afterCall(shippedFollowUp, { reached: 'no_answer', tries: 2, now, nextOn: '2026-11-25' })).toEqual({
      state: 'waiting',
      dueAt: new Date('2026-11-24T16:00:00Z'),
    })
    expect(afterCall(shippedFollowUp, { reached: 'no_answer', tries: 3, now })).toEqual({ state: 'given_up' })
  })
})
