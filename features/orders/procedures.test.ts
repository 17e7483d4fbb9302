import { describe, expect, it } from 'vitest'
import { checkProcedures } from '#kernel/workflow/index.ts'
import { errand } from './errand-procedures.ts'
import { messages } from './index.ts'
import { procedures } from './procedures.ts'
import { whistleProcedures } from './whistle-procedures.ts'

describe('the procedures', () => {
  it('are sound: every state has an actor, a limit, a way out, and words in both languages', () => {
    expect(checkProcedures(procedures, { orders: messages })).toEqual([])
  })

  it('would not be sound if the unit could pass over its appraisal', () => {
    const { call } = whistleProcedures.community
    const submit = { ...call.actions.submit, to: 'answering' as const }
    const careless = { ...call, actions: { ...call.actions, submit } }
    expect(checkProcedures([careless], { orders: messages }).map(one => one.problem)).toContain('handler_can_close')
  })

  it('would not be sound if whoever did an errand could check it', () => {
    const { notHandler: _, ...verify } = errand.actions.verify
    const careless = { ...errand, actions: { ...errand.actions, verify } }
    expect(checkProcedures([careless], { orders: messages }).map(one => one.problem)).toContain('handler_can_close')
  })
})
