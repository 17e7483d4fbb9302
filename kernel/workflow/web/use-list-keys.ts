import type { RefObject } from 'react'
import { useT } from '#ui/i18n.ts'
import { useHotkeys } from '#ui/use-hotkeys.ts'
import type { CaseLine } from './api.ts'
import { subjectKey } from './open-subject.ts'

interface ListKeys {
  rows: readonly CaseLine[]
  /** What lies open beside the list; then j and k turn its pages instead of moving the focus. */
  selected: string | null
  onOpen: (line: CaseLine) => void
  onClose: (() => void) | undefined
}

/** j and k go down and up, Enter opens (it is a link), Escape closes what is open. */
export function useListKeys(list: RefObject<HTMLElement | null>, keys: ListKeys): void {
  const t = useT('workflow-web')
  const { rows, selected, onOpen, onClose } = keys
  const go = (step: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    const focused = links.findIndex(link => link === document.activeElement)
    const opened = rows.findIndex(line => subjectKey(line) === selected)
    const from = focused >= 0 ? focused : opened
    const index = from < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, from + step))
    links[index]?.focus()
    const line = rows[index]
    if (selected !== null && line) onOpen(line)
  }
  const focusedLine = () => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
    return rows[links.findIndex(link => link === document.activeElement)]
  }
  useHotkeys(
    [
      { key: 'j', label: t('workbench.keys.down'), run: () => go(1) },
      { key: 'k', label: t('workbench.keys.up'), run: () => go(-1) },
      {
        key: 'Enter',
        label: t('workbench.keys.open'),
        run: () => {
          const line = focusedLine() ?? rows[0]
          if (line) onOpen(line)
        },
      },
      ...(onClose ? [{ key: 'Escape', label: t('workbench.keys.close'), run: onClose }] : []),
    ],
    rows.length > 0 || onClose !== undefined,
  )
}
