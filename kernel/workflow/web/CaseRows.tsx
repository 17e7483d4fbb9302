import { useT } from '#ui/i18n.ts'
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
}

/** Cases of any procedure as a list of work. */
export function CaseRows({ label, rows, selected, onOpen }: CaseRowsProps) {
  const t = useT('workflow')
  const open = (key: string) => {
    const line = rows.find(one => subjectKey(one) === key)
    if (line) onOpen?.(line)
  }
  return (
    <WorkRows
      label={label}
      selected={selected}
      rows={rows.map(line => ({ ...line, key: subjectKey(line), to: pathOf(line), stateWord: t(line.stateLabel) }))}
      onOpen={onOpen ? open : undefined}
    />
  )
}
