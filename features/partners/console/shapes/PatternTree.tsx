import { Link } from '@tanstack/react-router'
import { useT } from '#ui/i18n.ts'
import { Section } from '#ui/Section.tsx'
import { StateMark } from '#ui/StateMark.tsx'
import type { CheckedArea, CheckedNode } from '../../pattern-shapes.ts'

/** One area of a shape as a tree: every organisation in its place, what is missing marked where it should stand. */
export function PatternTree({ area, onlyGaps }: { area: CheckedArea; onlyGaps: boolean }) {
  const t = useT('partners-shapes')
  const nodes = onlyGaps ? withGaps(area.nodes) : area.nodes
  const mark =
    area.gaps === 0 ? (
      <StateMark state="done" word={t('complete')} />
    ) : (
      <StateMark state="soon" word={t('gaps', { count: area.gaps })} />
    )
  return (
    <Section title={area.name} aside={mark}>
      {nodes.length === 0 ? <p>{t('nothingMissing')}</p> : <Branch nodes={nodes} parentId={null} label={area.name} />}
    </Section>
  )
}

function Branch({
  nodes,
  parentId,
  label,
}: {
  nodes: readonly CheckedNode[]
  parentId: string | null
  label?: string
}) {
  const own = nodes.filter(node => node.parentId === parentId)
  if (own.length === 0) return null
  return (
    <ul className="pt-tree" {...(label ? { 'aria-label': label } : {})}>
      {own.map(node => (
        <li key={node.id}>
          <Node node={node} />
          <Branch nodes={nodes} parentId={node.id} />
        </li>
      ))}
    </ul>
  )
}

function Node({ node }: { node: CheckedNode }) {
  const t = useT('partners-shapes')
  const people = useT('people')
  const { organisation, vacancies } = node
  return (
    <span className="pt-node">
      <span className="pt-tier">{node.level}</span>
      {organisation ? (
        <Link to="/organisations/$id" params={{ id: organisation.id }}>
          {organisation.name}
        </Link>
      ) : (
        <StateMark state="overdue" word={t('missing', { count: node.missing, area: node.areaName })} />
      )}
      {vacancies.map(({ role, want, have, from }) => (
        <span key={role} className="pt-vacancy">
          <StateMark state="soon" word={t('vacancy', { role: people(`roles.${role}`), want, have })} />
          {from && <small>{t('meantFor', { who: from })}</small>}
        </span>
      ))}
    </span>
  )
}

/** What has a gap, and the way down to it. */
function withGaps(nodes: readonly CheckedNode[]): CheckedNode[] {
  const byId = new Map(nodes.map(node => [node.id, node]))
  const kept = new Set<string>()
  for (const node of nodes.filter(one => one.missing > 0 || one.vacancies.length > 0))
    for (let at: CheckedNode | undefined = node; at && !kept.has(at.id); at = byId.get(at.parentId ?? ''))
      kept.add(at.id)
  return nodes.filter(node => kept.has(node.id))
}
