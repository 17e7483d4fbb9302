import { INBOXES, type Inbox } from '../shapes.ts'
import { readSubjectKey } from './open-subject.ts'

/** What the address of the workbench holds. */
export interface WorkbenchSearch {
  inbox?: Inbox
  cursor?: string
  /** What lies open beside the list. */
  open?: string
}

export function readWorkbenchSearch(raw: Record<string, unknown>): WorkbenchSearch {
  const inbox = INBOXES.find(known => known === raw['inbox'])
  const { cursor, open } = raw
  return {
    ...(inbox ? { inbox } : {}),
    ...(typeof cursor === 'string' ? { cursor } : {}),
    ...(typeof open === 'string' && readSubjectKey(open) ? { open } : {}),
  }
}
