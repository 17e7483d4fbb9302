import { expect, test } from 'vitest'
import { shapeFault } from '../../pattern-rules.ts'
import { shippedPatterns } from '../../shipped-patterns.ts'
import { emptyNode, withoutNode } from './edit-nodes.ts'

test.each(shippedPatterns)('what is left of $code after any level is removed still hangs together', ({ nodes }) => {
  for (const node of nodes.slice(1)) {
    const left = withoutNode(nodes, node.key)
    expect(left.map(one => one.key)).not.toContain(node.key)
    expect(shapeFault(left)).toBeNull()
  }
  expect(withoutNode(nodes, nodes[0]?.key ?? '')).toEqual([])
})

test.each(shippedPatterns)('a further level of $code hangs under the last, with a key of its own', ({ nodes }) => {
  const once = [...nodes, emptyNode(nodes)]
  const twice = [...once, emptyNode(once)]
  expect(shapeFault(twice)).toBeNull()
  expect(once.at(-1)?.parent).toBe(nodes.at(-1)?.key)
})
