import { useT } from '#ui/i18n.ts'
import type { Selection } from '#ui/list/use-selection.ts'
import type { CaseLine } from './api.ts'
import { pathOf, subjectKey } from './open-subject.ts'
import { WorkRows } from './WorkRows.tsx'

interface CaseRowsProps {
  label: string
  rows: readonly CaseLine[]
  /** The subject shown beside the list. */
  selected: string | null
  /** Takes a plain click; without it a click opens the page. */
  onOpen: ((line: CaseLine) => void) | undefined
  selection?: Selection
}

/** Cases of any procedure as a list of work. */
export function CaseRows({ label, rows, selected, onOpen, selection }: CaseRowsProps) {
  const t = useT('workflow')
  const open = (key: string) => {
    const line = rows.find(one => subjectKey(one) === key)
    if (line) onOpen?.(line)
  }
  return (
    <WorkRows
      label={label}
      selected={selected}
      {...(selection ? { selection } : {})}
      rows={rows.map(line => ({ ...line, key: subjectKey(line), to: pathOf(line), stateWord: t(line.stateLabel) }))}
      onOpen={onOpen ? open : undefined}
    />
  )
}
