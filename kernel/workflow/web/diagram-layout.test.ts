import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withoutAsides } from './diagram-asides.ts'
import { boxSize, type DrawnProcedure, layOut } from './diagram-layout.ts'

const role = (name: string) => ({ kind: 'role', roles: [name] })
const request: DrawnProcedure = {
  start: 'received',
  states: [
    { name: 'received', final: false, actor: role('desk') },
    { name: 'dispatching', final: false, actor: role('desk') },
    { name: 'handling', final: false, actor: { kind: 'unit', roles: [] } },
    { name: 'checking', final: false, actor: role('checker') },
    { name: 'closed', final: true, actor: null },
    { name: 'declined', final: true, actor: null },
  ],
  edges: [
    { action: 'accept', from: 'received', to: 'dispatching' },
    { action: 'decline', from: 'received', to: 'declined' },
    { action: 'dispatch', from: 'dispatching', to: 'handling' },
    { action: 'return', from: 'handling', to: 'dispatching' },
    { action: 'submit', from: 'handling', to: 'checking' },
    { action: 'pass', from: 'checking', to: 'closed' },
    { action: 'send_back', from: 'checking', to: 'handling' },
  ],
}

test('states stand left to right, in the lane of whoever acts, the ends below', () => {
  const { boxes, lanes } = layOut(request)
  expect(lanes.map(lane => lane.key)).toEqual(['role:desk', 'unit', 'role:checker', 'end'])
  expect(Object.fromEntries(boxes.map(box => [box.state, [box.column, lanes[box.lane]?.key]]))).toEqual({
    received: [0, 'role:desk'],
    dispatching: [1, 'role:desk'],
    handling: [2, 'unit'],
    checking: [3, 'role:checker'],
    closed: [4, 'end'],
    declined: [1, 'end'],
  })
})

test('ways back are told apart, and several actions of one way are one arrow', () => {
  const again = { action: 'return_again', from: 'handling', to: 'dispatching' }
  const { arrows } = layOut({ ...request, edges: [...request.edges, again] })
  expect(arrows.filter(arrow => arrow.back).map(arrow => [arrow.from, arrow.to])).toEqual([
    ['handling', 'dispatching'],
    ['checking', 'handling'],
  ])
  expect(arrows.find(arrow => arrow.from === 'handling' && arrow.back)?.actions).toEqual(['return', 'return_again'])
})

test('ways out of nearly everywhere are left out, unless the case took them', () => {
  const withdraw = ['received', 'dispatching', 'handling'].map(from => ({ action: 'withdraw', from, to: 'withdrawn' }))
  const withdrawn = { name: 'withdrawn', final: true, actor: null }
  const whole = { ...request, states: [...request.states, withdrawn], edges: [...request.edges, ...withdraw] }
  const plain = withoutAsides(whole, [])
  expect(plain.edges.map(edge => edge.action)).toEqual(['accept', 'decline', 'dispatch', 'submit', 'pass', 'send_back'])
  expect(plain.states).toEqual(request.states)
  const taken = withoutAsides(whole, [{ fromState: 'handling', toState: 'withdrawn' }])
  expect(taken.edges.filter(edge => edge.action === 'withdraw')).toHaveLength(1)
  expect(taken.states).toContain(withdrawn)
})

const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const state = fc.record({
  final: fc.boolean(),
  actor: fc.constantFrom(role('desk'), role('street'), { kind: 'unit', roles: [] }, { kind: 'requester', roles: [] }),
})
const anyProcedure = fc
  .record({
    states: fc.array(state, { minLength: 1, maxLength: names.length }),
    edges: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 20 }),
  })
  .map(({ states, edges }): DrawnProcedure => {
    const named = states.map((one, index) => ({ ...one, name: names[index] ?? '' }))
    return {
      start: 'a',
      states: named,
      edges: edges
        .filter(([from, to]) => from < named.length && to < named.length)
        .map(([from, to], index) => ({ action: `act${index}`, from: names[from] ?? '', to: names[to] ?? '' })),
    }
  })

test('whatever the procedure, every state has a place of its own inside the drawing', () => {
  fc.assert(
    fc.property(anyProcedure, procedure => {
      const { boxes, width, height } = layOut(procedure)
      expect(boxes).toHaveLength(procedure.states.length)
      expect(new Set(boxes.map(box => `${box.x}:${box.y}`)).size).toBe(boxes.length)
      for (const box of boxes) {
        expect(box.x + boxSize.width).toBeLessThanOrEqual(width)
        expect(box.y + boxSize.height).toBeLessThanOrEqual(height)
      }
    }),
  )
})
