import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Tree } from 'antd'
import { useState } from 'react'
import { levelOf } from '#kernel/territory/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { organisationKinds } from '../organisation-kinds.ts'
import type { Organisation } from '../shapes.ts'
import { directory } from './api.ts'
import { type PartyTier, partyTier } from './party-tier.ts'

const branchSize = 200

interface Node {
  key: string
  organisation: Organisation
  tier: PartyTier | null
  isLeaf: boolean
  children?: Node[]
}

/** Organisations of one kind as the tree they form; the Party chain with the name of each of its tiers. */
export function OrganisationTree({ kind }: { kind: string }) {
  const t = useT('people-web')
  const client = useQueryClient()
  const [opened, setOpened] = useState<readonly string[] | null>(null)
  const top = useQuery(branchQuery(kind, 'none'))
  const expanded = opened ?? top.data?.map(root => root.id) ?? []
  const branches = useQueries({ queries: expanded.map(parent => branchQuery(kind, parent)) })
  const byParent = new Map(expanded.map((parent, index) => [parent, branches[index]?.data]))
  const nodes = (items: readonly Organisation[], above: PartyTier | null): Node[] =>
    items.map(organisation => {
      const tier = kind === 'party' ? partyTier(levelOf(organisation.areaCode), above) : null
      const below = byParent.get(organisation.id)
      return {
        key: organisation.id,
        organisation,
        tier,
        isLeaf: organisation.children === 0,
        ...(below ? { children: nodes(below, tier) } : {}),
      }
    })
  if (top.error) return <ErrorState error={top.error} onRetry={() => void top.refetch()} />
  if (!top.data) return <span className="jl-skeleton" />
  if (top.data.length === 0) return <EmptyState sentence={t('organisations.noTree')} />
  return (
    <div className="jp-tree">
      <Tree
        aria-label={t('organisations.tree')}
        blockNode
        selectable={false}
        treeData={nodes(top.data, null)}
        expandedKeys={[...expanded]}
        titleRender={node => <TreeLine organisation={node.organisation} tier={node.tier} />}
        loadData={node => client.ensureQueryData(branchQuery(kind, String(node.key))).then(() => undefined)}
        onExpand={keys => setOpened(keys.map(String))}
      />
    </div>
  )
}

function branchQuery(kind: string, parentId: string) {
  const known = organisationKinds.find(one => one === kind)
  return {
    queryKey: ['people', 'branch', kind, parentId],
    queryFn: async () => {
      const page = await directory.listOrganisations({
        query: { parentId, limit: branchSize, ...(known && parentId === 'none' ? { kind: known } : {}) },
      })
      return page.items
    },
    staleTime: 60_000,
  }
}

function TreeLine({ organisation, tier }: { organisation: Organisation; tier: PartyTier | null }) {
  const t = useT('people-web')
  const words = useT('people')
  return (
    <span className="jp-tree-line">
      <span className="jp-tier">{tier ? t(`tiers.${tier}`) : words(`kinds.${organisation.kind}`)}</span>
      <Link to="/organisations/$id" params={{ id: organisation.id }}>
        {organisation.name}
      </Link>
      <span className="jp-quiet">{organisation.areaName}</span>
    </span>
  )
}
