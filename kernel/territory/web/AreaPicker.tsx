import { useQueries, useQuery, useQueryClient } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useState } from 'react'
import { pickerInput, type PickerProps } from '#ui/form/PickerInput.tsx'
import { useT } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import { type AreaLevel, isAreaCode, lineage } from '../code.ts'
import { areaQuery, childrenQuery } from './use-areas.ts'

interface AreaPickerProps extends PickerProps {
  /** Only areas of these levels can be chosen. */
  levels?: readonly AreaLevel[]
}

/** Chooses an area by walking down the tree, from my own areas' way down; branches are read when opened. */
export function AreaPicker({ id, label, value, onChange, levels, invalid, describedBy, width = 200 }: AreaPickerProps) {
  const t = useT('territory-web')
  const { nodes, open } = useBranches(value)
  const choosable = (level: AreaLevel) => !levels || levels.includes(level)
  return (
    <TreeSelect
      {...(id ? { id } : {})}
      aria-label={label}
      {...(describedBy ? { 'aria-describedby': describedBy } : {})}
      {...(invalid ? { status: 'error' as const, 'aria-invalid': true as const } : {})}
      style={{ width }}
      styles={{ popup: { root: { maxHeight: 420, minWidth: 280 } } }}
      popupMatchSelectWidth={false}
      allowClear
      showSearch={{ treeNodeFilterProp: 'search' }}
      placeholder={label}
      treeDataSimpleMode
      treeNodeLabelProp="name"
      value={value ?? null}
      treeData={nodes.map(area => ({
        id: area.code,
        pId: area.parentCode ?? 0,
        value: area.code,
        name: area.name,
        search: `${area.name} ${area.code}`,
        isLeaf: area.children === 0,
        disabled: !choosable(area.level),
        title: (
          <span>
            {area.name} <small className="jt-code">{area.code}</small>
          </span>
        ),
      }))}
      loadData={node => open(String(node.value))}
      notFoundContent={t('picker.none')}
      onChange={next => onChange(next ?? undefined)}
    />
  )
}

/** Every branch that is open, and those on the way to what is chosen and to my own areas. */
function useBranches(value: string | undefined) {
  const client = useQueryClient()
  const { posts } = useViewer()
  const [opened, setOpened] = useState<readonly string[]>([])
  const ways = [value ?? '', posts[0]?.areaCode ?? ''].filter(isAreaCode)
  const parents = [...new Set(['none', ...ways.flatMap(code => lineage(code)), ...opened])]
  const branches = useQueries({ queries: parents.map(childrenQuery) })
  const nodes = branches.flatMap(branch => branch.data ?? [])
  // A closed area is in no branch, and would stand there as a bare number.
  const missing = value !== undefined && !nodes.some(area => area.code === value)
  const chosen = useQuery({ ...areaQuery(value ?? ''), enabled: missing })
  const open = async (parent: string) => {
    await client.ensureQueryData(childrenQuery(parent)).catch(() => undefined)
    setOpened(before => [...before, parent])
  }
  return { nodes: missing && chosen.data ? [...nodes, chosen.data] : nodes, open }
}

/** The picker as a field of a form: only areas of these levels. */
export function areaInput(levels: readonly AreaLevel[]) {
  return pickerInput(props => <AreaPicker {...props} levels={levels} />)
}

/** Any area. */
export const AreaInput = pickerInput(AreaPicker)
