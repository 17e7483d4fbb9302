import { describe, expect, it } from 'vitest'
import { eventTypeOf } from './events.ts'

const at = (kind: string, before: string | null, after: string) =>
  eventTypeOf({ kind, before: before === null ? null : { state: before }, case: { state: after } })

describe('what others are told', () => {
  it('is that something came in, moved, ran over, ended or began again', () => {
    expect(at('opened', null, 'received')).toBe('matter.received')
    expect(at('acted', 'received', 'dispatching')).toBe('matter.state_changed')
    expect(at('overdue', 'handling', 'handling')).toBe('matter.overdue')
    expect(at('closed', 'rating', 'closed')).toBe('matter.closed')
    expect(at('reopened', 'closed', 'dispatching')).toBe('matter.reopened')
  })
  it('is neither a comment nor what is between colleagues', () => {
    expect(at('acted', 'handling', 'handling')).toBeNull()
    expect(at('extension_asked', 'handling', 'handling')).toBeNull()
  })
})
