import type { ComponentType } from 'react'
import type { BulkItem } from './api.ts'

/** What one row's command will carry. */
export interface BulkFill {
  form: Record<string, unknown>
  /** What it comes to, such as the unit it goes to. */
  words?: string | undefined
  /** Text key of what is missing; the row is then left out. */
  lacks?: string | undefined
}

export interface BulkChoiceProps {
  action: string
  items: readonly BulkItem[]
  value: Record<string, unknown>
  onChange: (value: Record<string, unknown>) => void
}

/** What the owner of a kind of subject knows about doing one action to many of them. */
export interface BulkForm {
  fill: (action: string, item: BulkItem, chosen: Record<string, unknown>) => Promise<BulkFill>
  /** Asks once for what rows lack. */
  Choice?: ComponentType<BulkChoiceProps>
}

const forms = new Map<string, BulkForm>()

/** Call when the module's console part is loaded. */
export function registerBulkForm(subjectKind: string, form: BulkForm): void {
  forms.set(subjectKind, form)
}

export function bulkFormOf(subjectKind: string): BulkForm | undefined {
  return forms.get(subjectKind)
}

export function bulkChoices(items: readonly BulkItem[]): ComponentType<BulkChoiceProps>[] {
  const kinds = new Set(items.flatMap(item => item.case?.subjectKind ?? []))
  return [...kinds].flatMap(kind => forms.get(kind)?.Choice ?? [])
}
