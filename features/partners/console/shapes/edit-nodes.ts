import type { PatternNode } from '../../pattern-shapes.ts'

/** A level under the last one, to be filled in. */
export function emptyNode(nodes: readonly PatternNode[]): PatternNode {
  let number = nodes.length + 1
  while (nodes.some(node => node.key === `level_${number}`)) number += 1
  return {
    key: `level_${number}`,
    parent: nodes.at(-1)?.key ?? null,
    name: { zh: '', en: '' },
    kind: 'party',
    levels: ['community'],
    per: 'parent',
    least: 1,
    posts: [],
  }
}

/** Without a level, and without what hangs under it. */
export function withoutNode(nodes: readonly PatternNode[], key: string): PatternNode[] {
  const gone = new Set([key])
  // Each comes after the one above it, so that one walk finds all of them.
  for (const node of nodes) if (node.parent !== null && gone.has(node.parent)) gone.add(node.key)
  return nodes.filter(node => !gone.has(node.key))
}
