import type { ComponentType } from 'react'
import type { CaseView } from './api.ts'

/** What another feature offers beside the actions of any case, such as calling units to it. */
export interface CaseLink {
  key: string
  order: number
  permission: string
  /** May render nothing where it has nothing to offer. */
  Link: ComponentType<{ view: CaseView }>
}

const links = new Map<string, CaseLink>()

/** Call when the module's console part is loaded. */
export function registerCaseLink(link: CaseLink): void {
  links.set(link.key, link)
}

export function caseLinks(): CaseLink[] {
  return [...links.values()].toSorted((a, b) => a.order - b.order)
}
