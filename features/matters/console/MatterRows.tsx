import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useRef } from 'react'
import { useListKeys, type WorkRow, WorkRows } from '#kernel/workflow/web/index.ts'
import { EmptyState } from '#ui/EmptyState.tsx'
import { ErrorState } from '#ui/ErrorState.tsx'
import { useT } from '#ui/i18n.ts'
import { Paging } from '#ui/Paging.tsx'
import type { MatterRow } from './api.ts'
import type { MatterTableProps } from './MatterTable.tsx'
import { matterPath } from './matter-path.ts'

/** The list where a table has no room: two lines each. */
export function MatterRows({ rows, error, onRetry, filtered, onClear, paging, selection }: MatterTableProps) {
  const t = useT('matters-console')
  const navigate = useNavigate()
  const list = useRef<HTMLDivElement>(null)
  useListKeys(list, {
    rows: (rows ?? []).map(row => row.id),
    selected: null,
    onMark: selection.toggle,
    onOpen: key => {
      const row = rows?.find(one => one.id === key)
      if (row) void navigate({ to: matterPath(row) })
    },
  })
  if (!rows)
    return error ? <ErrorState error={error} onRetry={onRetry} /> : <p role="status">{t('ui:table.loading')}</p>
  if (rows.length === 0) {
    return filtered ? (
      <EmptyState sentence={t('list.noneFound')} action={<Button onClick={onClear}>{t('list.clear')}</Button>} />
    ) : (
      <EmptyState sentence={t('list.none')} />
    )
  }
  const toRow = (row: MatterRow): WorkRow => ({
    ...row,
    key: row.id,
    to: matterPath(row),
    place: row.place || row.area.name,
    holder: row.lead?.name ?? null,
    stateWord: t(`matters:procedures.${row.kind}.states.${row.state}`),
  })
  return (
    <div className="jc-rows" ref={list}>
      <WorkRows label={t('list.title')} rows={rows.map(toRow)} selection={selection} />
      <Paging {...paging} shown={rows.length} />
    </div>
  )
}
