import type { RefObject } from 'react'
import { useT } from '#ui/i18n.ts'
import { useHotkeys } from '#ui/use-hotkeys.ts'

interface ListKeys {
  /** Keys of the rows, in their order. */
  rows: readonly string[]
  /** What lies open beside the list; then j and k turn its pages instead of moving the focus. */
  selected: string | null
  onOpen: (key: string) => void
  onClose?: (() => void) | undefined
  /** x chooses the row in focus, or no longer. */
  onMark?: ((key: string) => void) | undefined
}

/** j and k go down and up a list of work, Enter opens, Escape closes what is open. */
export function useListKeys(list: RefObject<HTMLElement | null>, keys: ListKeys): void {
  const t = useT('workflow-web')
  const { rows, selected, onOpen, onClose, onMark } = keys
  const links = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const focused = () => links().findIndex(link => link === document.activeElement)
  const go = (step: number) => {
    const from = focused() >= 0 ? focused() : rows.findIndex(key => key === selected)
    const index = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step))
    links()[index]?.focus()
    const key = rows[index]
    if (selected !== null && key !== undefined) onOpen(key)
  }
  const open = () => {
    const key = rows[focused()] ?? rows[0]
    if (key !== undefined) onOpen(key)
  }
  const mark = () => {
    const key = rows[focused()] ?? selected
    if (key) onMark?.(key)
  }
  useHotkeys(
    [
      { key: 'j', label: t('workbench.keys.down'), run: () => go(1) },
      { key: 'k', label: t('workbench.keys.up'), run: () => go(-1) },
      { key: 'Enter', label: t('workbench.keys.open'), run: open },
      ...(onMark ? [{ key: 'x', label: t('ui:table.mark'), run: mark }] : []),
      ...(onClose ? [{ key: 'Escape', label: t('workbench.keys.close'), run: onClose }] : []),
    ],
    rows.length > 0 || onClose !== undefined,
  )
}
