import { describe, expect, it } from 'vitest'
import { checkProcedures } from '#kernel/workflow/index.ts'
import { messages } from './index.ts'
import { petition } from './petition.ts'
import { procedures, residentRequest, submitForm } from './procedures.ts'

describe('the two procedures', () => {
  it('are sound: every state has an actor, a limit, a way out, and words in both languages', () => {
    expect(checkProcedures([...procedures, petition], { matters: messages })).toEqual([])
  })

  it('would not be sound if the handler could close', () => {
    const { notHandler: _, ...pass } = residentRequest.actions.pass
    const careless = { ...residentRequest, actions: { ...residentRequest.actions, pass } }
    expect(checkProcedures([careless], { matters: messages }).map(one => one.problem)).toContain('handler_can_close')
  })

  it('want a date for "not now"', () => {
    expect(submitForm.safeParse({ outcome: 'not_now' }).success).toBe(false)
    expect(submitForm.safeParse({ outcome: 'not_now', nextDate: '2026-12-01' }).success).toBe(true)
    expect(submitForm.safeParse({ outcome: 'done' }).success).toBe(true)
  })
})
