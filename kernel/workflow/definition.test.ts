import { z } from 'zod'
import { expect, test } from 'vitest'
import { defineProcedure, targetsOf } from './definition.ts'
import { createRegistry } from './registry.ts'

const waiting = {
  bucket: 'accept',
  actor: { kind: 'role', roles: ['community_dispatcher'] },
  limit: { amount: 1, unit: 'work_day' },
  overdue: 'escalate',
} as const
const standing = { return: false, addAssist: false, void: false, reopen: false } as const

function lamp(version: number) {
  return defineProcedure({
    key: 'lamp',
    version,
    module: 'invented',
    subjectKind: 'lamp',
    start: 'reported',
    states: { reported: waiting, closed: { final: true } },
    actions: {
      close: {
        from: ['reported'],
        to: [{ when: 'form.works', is: false, state: 'reported' }, 'closed'],
        permission: 'lamp.close',
        form: z.object({ works: z.boolean() }),
      },
    },
    standing,
  })
}

test('the registry keeps old versions and begins new cases on the highest', () => {
  const registry = createRegistry([lamp(2), lamp(1)])
  expect(registry.get('lamp', 1).version).toBe(1)
  expect(registry.latest('lamp').version).toBe(2)
  expect(registry.current()).toHaveLength(1)
  expect(() => registry.get('lamp', 3)).toThrow('lamp@3')
})

test('targets lists every branch and the rest', () => {
  expect(targetsOf(lamp(1).actions.close.to)).toEqual(['reported', 'closed'])
})

// What must not compile. Each line fails the type check when the compiler stops refusing it.
test('a state that waits for nobody does not compile', () => {
  const base = { key: 'x', version: 1, module: 'm', subjectKind: 's', standing } as const
  const close = { from: ['a'], to: 'b', permission: 'p.q' } as const
  const states = { a: waiting, b: { final: true } } as const
  expect(defineProcedure({ ...base, start: 'a', states, actions: { close } }).start).toBe('a')
  // @ts-expect-error the start is not a state
  defineProcedure({ ...base, start: 'c', states, actions: { close } })
  // @ts-expect-error the target is not a state
  defineProcedure({ ...base, start: 'a', states, actions: { close: { ...close, to: 'bb' } } })
  // @ts-expect-error the origin is not a state
  defineProcedure({ ...base, start: 'a', states, actions: { close: { ...close, from: ['aa'] } } })
  const forked = { ...close, to: [{ when: 'form.x', is: 1, state: 'zz' }, 'b'] } as const
  // @ts-expect-error a branch leads nowhere
  defineProcedure({ ...base, start: 'a', states, actions: { close: forked } })
  // @ts-expect-error no permission
  defineProcedure({ ...base, start: 'a', states, actions: { close: { from: ['a'], to: 'b' } } })
  const { actor: _actor, ...noActor } = waiting
  const { limit: _limit, ...noLimit } = waiting
  const { overdue: _overdue, ...noOverdue } = waiting
  // @ts-expect-error nobody acts
  defineProcedure({ ...base, start: 'a', states: { ...states, a: noActor }, actions: { close } })
  // @ts-expect-error no limit
  defineProcedure({ ...base, start: 'a', states: { ...states, a: noLimit }, actions: { close } })
  // @ts-expect-error nothing happens when overdue
  defineProcedure({ ...base, start: 'a', states: { ...states, a: noOverdue }, actions: { close } })
  // @ts-expect-error a voided case would go nowhere
  defineProcedure({ ...base, start: 'a', states, actions: { close }, standing: { ...standing, void: { to: 'gone' } } })
})
