import type { CaseView } from '#kernel/workflow/index.ts'

/** A case under a title in the reader's language: the record keeps the one in which it was opened. */
export function titled(view: CaseView, title: string): CaseView {
  return { ...view, case: { ...view.case, title } }
}
