import { useQueries, useQueryClient } from '@tanstack/react-query'
import { Input, Tree } from 'antd'
import { useState } from 'react'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { isAreaCode, lineage } from '../code.ts'
import type { Area } from '../shapes.ts'
import { childrenQuery, useAreaSearch } from './use-areas.ts'

interface AreaTreeProps {
  code: string | undefined
  words: string | undefined
  onWords: (words: string | undefined) => void
  onChoose: (code: string) => void
}

/** The coded tree; a branch is read when it is opened. With words, what is found instead. */
export function AreaTree({ code, words, onWords, onChoose }: AreaTreeProps) {
  const t = useT('territory-web')
  return (
    <nav className="jt-tree" aria-label={t('tree.label')}>
      <Input.Search
        key={words ?? ''}
        allowClear
        defaultValue={words ?? ''}
        placeholder={t('tree.search')}
        aria-label={t('tree.search')}
        onSearch={next => onWords(next.trim() || undefined)}
      />
      {words ? <Found words={words} code={code} onChoose={onChoose} /> : <Branches code={code} onChoose={onChoose} />}
    </nav>
  )
}

interface Node {
  key: string
  title: string
  isLeaf: boolean
  children?: Node[]
}

function Branches({ code, onChoose }: Pick<AreaTreeProps, 'code' | 'onChoose'>) {
  const t = useT('territory-web')
  const client = useQueryClient()
  const way = code && isAreaCode(code) ? lineage(code).slice(0, -1) : []
  const [opened, setOpened] = useState<readonly string[]>([])
  const [closed, setClosed] = useState<readonly string[]>([])
  const expanded = [...new Set([...way, ...opened])].filter(one => !closed.includes(one))
  const parents = [...new Set(['none', ...way, ...opened])]
  const branches = useQueries({ queries: parents.map(childrenQuery) })
  const byParent = new Map(parents.map((parent, index) => [parent, branches[index]?.data]))
  const failed = branches.find(branch => branch.isError)
  const nodesOf = (parent: string): Node[] =>
    (byParent.get(parent) ?? []).map(area => ({
      key: area.code,
      title: area.name,
      isLeaf: area.children === 0,
      ...(byParent.get(area.code) ? { children: nodesOf(area.code) } : {}),
    }))
  if (failed) return <ErrorState error={failed.error} onRetry={() => void failed.refetch()} />
  return (
    <Tree
      aria-label={t('tree.label')}
      blockNode
      treeData={nodesOf('none')}
      expandedKeys={expanded}
      selectedKeys={code ? [code] : []}
      loadData={node => client.ensureQueryData(childrenQuery(String(node.key))).then(() => undefined)}
      onExpand={(_keys, { node, expanded: open }) => {
        const key = String(node.key)
        setOpened(open ? [...opened, key] : opened.filter(one => one !== key))
        setClosed(open ? closed.filter(one => one !== key) : [...closed, key])
      }}
      onSelect={(_keys, { node }) => onChoose(String(node.key))}
    />
  )
}

function Found({
  words,
  code,
  onChoose,
}: {
  words: string
  code: string | undefined
  onChoose: (code: string) => void
}) {
  const t = useT('territory-web')
  const found = useAreaSearch(words, true)
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data?.items.length === 0) return <EmptyState sentence={t('tree.none', { words })} />
  return (
    <ul className="jt-found" aria-label={t('tree.found')}>
      {found.data?.items.map(area => (
        <li key={area.code}>
          <button type="button" aria-current={area.code === code} onClick={() => onChoose(area.code)}>
            <FoundArea area={area} />
          </button>
        </li>
      ))}
      {found.data?.next && <li className="jt-quiet">{t('tree.more')}</li>}
    </ul>
  )
}

function FoundArea({ area }: { area: Area }) {
  const t = useT('territory')
  const own = useT('territory-web')
  return (
    <>
      {area.name}
      <small className="jt-code">
        {t(`levels.${area.level}`)} {area.code} {area.validTo !== null && own('area.closed')}
      </small>
    </>
  )
}
