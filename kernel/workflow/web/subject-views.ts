import { type ComponentType, createElement, type ReactNode } from 'react'
import type { InputProps } from '#ui/form/form-props.ts'

export interface SubjectViewProps {
  district: string
  /** Id of the subject, not of its case. */
  id: string
  /** Beside a list: one column, and the list keeps the keys. */
  embedded?: boolean
}

/** How the owner of a kind of subject shows one. */
export interface SubjectView {
  /** Everything about one subject, its actions included; may be lazy. */
  View: ComponentType<SubjectViewProps>
  /** Address of its page inside the console. */
  path: (subject: { district: string; id: string }) => string
  /** Chooses one of its categories by id, for settings that hang on one. */
  CategoryInput?: ComponentType<InputProps>
  /** The name of a category in words. */
  CategoryName?: ComponentType<{ id: string }>
  /** Which categories it names; absent, all that no other kind calls its own. */
  ownsCategory?: (id: string) => boolean
}

const views = new Map<string, SubjectView>()

/** Lets the workbench open subjects of this kind. Call when the module's console part is loaded. */
export function registerSubjectView(kind: string, view: SubjectView): void {
  views.set(kind, view)
}

export function subjectView(kind: string): SubjectView | undefined {
  return views.get(kind)
}

/** Chooses a category for settings that hang on one: what the first kind that has such an input offers. */
export function categoryInput(): SubjectView['CategoryInput'] {
  return [...views.values()].find(view => view.CategoryInput !== undefined)?.CategoryInput
}

/** A category in the words of the kind it belongs to; its id where no kind knows it. */
export function nameOfCategory(id: string): ReactNode {
  const named = [...views.values()].filter(view => view.CategoryName !== undefined)
  const owner = named.find(view => view.ownsCategory?.(id)) ?? named.find(view => view.ownsCategory === undefined)
  return owner?.CategoryName ? createElement(owner.CategoryName, { id }) : id
}
