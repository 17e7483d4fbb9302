import { type RefObject, useRef, useState } from 'react'
import { useT } from './i18n.ts'
import { useHotkeys } from './use-hotkeys.ts'

interface RowFocus {
  container: RefObject<HTMLDivElement | null>
  rowProps: (index: number) => { tabIndex: number; onFocus: () => void }
}

interface RowFocusOptions {
  count: number
  enabled: boolean
  /** x on a row. */
  onMark?: (index: number) => void
}

/** One row at a time is in the tab order; j, k and the arrows move between rows. */
export function useRowFocus({ count, enabled, onMark }: RowFocusOptions): RowFocus {
  const t = useT('ui')
  const container = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(0)
  const go = (step: number) => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>('tr.ant-table-row') ?? [])]
    const at = rows.findIndex(row => row === document.activeElement)
    const index = at === -1 ? Math.min(current, rows.length - 1) : Math.min(rows.length - 1, Math.max(0, at + step))
    rows[index]?.focus()
  }
  const goInside = (step: number) => {
    if (container.current?.contains(document.activeElement)) go(step)
  }
  const mark = () => {
    const rows = [...(container.current?.querySelectorAll<HTMLElement>('tr.ant-table-row') ?? [])]
    const at = rows.findIndex(row => row.contains(document.activeElement))
    if (at >= 0) onMark?.(at)
  }
  useHotkeys(
    [
      { key: 'j', label: t('table.down'), run: () => go(1) },
      { key: 'k', label: t('table.up'), run: () => go(-1) },
      ...(onMark ? [{ key: 'x', label: t('table.mark'), run: mark }] : []),
      { key: 'ArrowDown', label: '', silent: true, run: () => goInside(1) },
      { key: 'ArrowUp', label: '', silent: true, run: () => goInside(-1) },
    ],
    enabled && count > 0,
  )
  return {
    container,
    rowProps: index => ({
      tabIndex: index === Math.min(current, count - 1) ? 0 : -1,
      onFocus: () => setCurrent(index),
    }),
  }
}
