import type { PatternNode } from './pattern-shapes.ts'

type Text = readonly [zh: string, en: string]
type Level = Omit<PatternNode, 'parent' | 'name' | 'posts' | 'kind' | 'per'> & {
  name: Text
  per?: PatternNode['per']
  posts?: { role: PatternNode['posts'][number]['role']; least: number; from?: Text }[]
}

interface Shipped {
  code: string
  source: string
  zh: string
  en: string
  nodes: PatternNode[]
}

const text = ([zh, en]: Text) => ({ zh, en })

/** Levels from the top down, each under the one before. */
function chain(levels: readonly Level[]): PatternNode[] {
  return levels.map(({ name, per = 'parent', posts = [], ...level }, index) => ({
    ...level,
    name: text(name),
    per,
    kind: 'party' as const,
    parent: levels[index - 1]?.key ?? null,
    posts: posts.map(({ from, ...post }) => ({ ...post, from: from ? text(from) : null })),
  }))
}

const street: Level = { key: 'street', name: ['街道党工委', 'Street working committee'], levels: ['street'], least: 1 }
const community: Level = {
  key: 'community',
  name: ['社区党委', 'Community committee'],
  levels: ['community'],
  least: 1,
}
const branch: Level = {
  key: 'branch',
  name: ['小区党支部', 'Compound branch'],
  levels: ['community', 'grid'],
  least: 1,
}
const group: Level = {
  key: 'group',
  name: ['楼栋党小组', 'Building group'],
  levels: ['grid', 'micro_grid'],
  least: 1,
  posts: [{ role: 'party_group_leader', least: 1 }],
}

/** The shapes of the reports; a city changes them or adds its own. */
export const shippedPatterns: readonly Shipped[] = [
  {
    ...{ code: 'one_four_x', source: 'C19', zh: '“1+4+X”支部', en: 'Branch of 1+4+X' },
    nodes: chain([
      community,
      {
        ...branch,
        posts: [
          { role: 'branch_secretary', least: 1, from: ['社区“两委”骨干', 'the community’s two committees'] },
          {
            role: 'branch_member',
            least: 4,
            from: [
              '业委会、物业企业、退休干部、共建单位代表',
              'owners’ committee, property company, retired officials, co-building unit',
            ],
          },
        ],
      },
    ]),
  },
  {
    ...{ code: 'five_levels', source: 'D08', zh: '五级组织体系', en: 'Chain of five levels' },
    nodes: chain([
      community,
      { ...branch, name: ['网格党支部', 'Grid branch'] },
      { ...group, posts: [...(group.posts ?? []), { role: 'unit_head', least: 1 }] },
      { key: 'household', name: ['党员中心户', 'Centre household'], levels: ['grid', 'micro_grid'], least: 1 },
    ]),
  },
  {
    ...{ code: 'four_levels', source: 'E04', zh: '四级组织体系', en: 'Chain of four levels' },
    nodes: chain([street, community, branch, group]),
  },
  {
    ...{ code: 'branch_in_grid', source: 'B38', zh: '支部建在网格', en: 'A branch in every grid' },
    nodes: chain([community, { ...branch, name: ['网格党支部', 'Grid branch'], levels: ['grid'], per: 'area' }]),
  },
  {
    ...{ code: 'micro_grid_group', source: 'E06, E14', zh: '微网格＋党小组', en: 'A group in every micro-grid' },
    nodes: chain([community, { ...group, levels: ['micro_grid'], per: 'area' }]),
  },
  {
    ...{ code: 'village_transition', source: 'E27', zh: '拆迁村网格党小组', en: 'Groups of a demolished village' },
    nodes: chain([
      street,
      { ...branch, key: 'village', name: ['拆迁村党支部', 'Village branch'], levels: ['community', 'grid'], least: 0 },
      { ...group, name: ['网格党小组', 'Grid group'] },
    ]),
  },
]
