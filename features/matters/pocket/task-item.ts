import { useState } from 'react'
import { type Begun, blankItem, type OutboxItem } from '#kernel/files/web/index.ts'
import type { CaseView } from '#kernel/workflow/index.ts'
import { useLocale } from '#ui/i18n.ts'
import { useViewer } from '#ui/Viewer.tsx'
import type { TaskAction } from './task-actions.ts'

/** Which form of the outbox a step of a case is. */
export function formOfTask(caseId: string, action: string): string {
  return `task:${caseId}:${action}`
}

/** One step of work as it waits: what was refused or taken back before goes on under the same id. */
export function useTaskItem(line: CaseView['case'], action: TaskAction, begun: Begun | null): OutboxItem {
  const { person } = useViewer()
  const locale = useLocale()
  const [item] = useState(
    () =>
      begun?.item ??
      blankItem({
        personId: person.id,
        form: formOfTask(line.id, action.name),
        what: action.label,
        page: { to: `/tasks/${line.district}/${line.id}` },
        after: null,
        locale,
      }),
  )
  return { ...item, title: line.title, locale }
}

/** What had been filled in, by field; the note under the name that forms keep it under. */
export function readAnswer(draft: unknown): Record<string, unknown> | null {
  return typeof draft === 'object' && draft !== null ? { ...draft } : null
}
