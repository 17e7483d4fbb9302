import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkArea, gapLines, type Ground, shapeFault } from './pattern-rules.ts'
import { patternNode } from './pattern-shapes.ts'
import { shippedPatterns } from './shipped-patterns.ts'

const COMMUNITY = '990101001001'
const grid = (number: number) => `${COMMUNITY}${String(number).padStart(3, '0')}`
const party = (id: string, areaCode: string, parentId: string | null) => ({
  id,
  name: id,
  kind: 'party',
  areaCode,
  parentId,
})

function ground(more: Partial<Ground> = {}): Ground {
  return { organisations: [], areas: [], held: () => 0, locale: 'zh', ...more }
}

function nodesOf(code: string) {
  const shape = shippedPatterns.find(one => one.code === code)
  if (!shape) throw new Error(code)
  return shape.nodes
}

const root = { code: COMMUNITY, name: '家园社区' }

describe('shapes of the reports', () => {
  it.each(shippedPatterns.map(one => [one.code, one] as const))('%s hangs together', (_code, { nodes }) => {
    expect(shapeFault(nodes.map(node => patternNode.parse(node)))).toBeNull()
  })

  it('would not with two tops, or a level under one that comes later', () => {
    const [top, below] = nodesOf('one_four_x')
    if (!top || !below) throw new Error('It has two levels')
    expect(shapeFault([top, { ...below, parent: null }])).toBe('partners.one_top')
    expect(shapeFault([below, top])).toBe('partners.level_unknown')
  })
})

describe('1+4+X', () => {
  const nodes = nodesOf('one_four_x')

  it('says that the committee is missing, and asks for nothing under it', () => {
    const checked = checkArea(nodes, root, ground())
    expect(checked).toMatchObject({ gaps: 1, nodes: [{ nodeKey: 'community', organisation: null, missing: 1 }] })
  })

  it('names the seats nobody holds, with whom they are meant for', () => {
    const organisations = [party('committee', COMMUNITY, null), party('branch', grid(1), 'committee')]
    const held: Ground['held'] = role => (role === 'branch_member' ? 3 : 0)
    const checked = checkArea(nodes, root, ground({ organisations, held }))
    expect(checked.gaps).toBe(2)
    expect(checked.nodes.at(-1)?.vacancies).toMatchObject([
      { role: 'branch_secretary', want: 1, have: 0, from: '社区“两委”骨干' },
      { role: 'branch_member', want: 4, have: 3 },
    ])
    expect(gapLines(checked)).toMatchObject([
      { organisation: 'branch', role: 'branch_secretary', lacking: 1 },
      { organisation: 'branch', role: 'branch_member', lacking: 1 },
    ])
  })
})

it('a branch is asked for in every grid, and its place is named where there is none', () => {
  const areas = [1, 2, 3].map(number => ({ code: grid(number), name: `第${number}网格` }))
  const organisations = [party('committee', COMMUNITY, null), party('branch', grid(2), 'committee')]
  const checked = checkArea(nodesOf('branch_in_grid'), root, ground({ organisations, areas }))
  const missing = checked.nodes.filter(node => node.missing > 0).map(node => node.areaName)
  expect(missing).toEqual(['第1网格', '第3网格'])
})

it('gaps are never fewer when fewer posts are held, and none are left when all are', () => {
  const nodes = nodesOf('five_levels')
  const organisations = [
    party('committee', COMMUNITY, null),
    party('branch', grid(1), 'committee'),
    party('group', grid(1), 'branch'),
    party('household', grid(1), 'group'),
  ]
  const gaps = (count: number) => checkArea(nodes, root, ground({ organisations, held: () => count })).gaps
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), (one, two) => {
      expect(gaps(Math.min(one, two))).toBeGreaterThanOrEqual(gaps(Math.max(one, two)))
    }),
  )
  expect(gaps(50)).toBe(0)
})
