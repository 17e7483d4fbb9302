import { isPhone } from '../index.ts'
import type { ReportDraft } from './report-draft.ts'

type Contact = Pick<ReportDraft, 'kind' | 'anonymous' | 'name' | 'phone'>

/** Name and number as they are sent; undefined where none are to be kept. Without a name the last digits stand in. */
export function contactOf(draft: Contact): { name: string; phone: string } | undefined {
  const phone = draft.phone.trim()
  if (!asksContact(draft) || !isPhone(phone)) return undefined
  return { name: draft.name.trim() || phone.slice(-4), phone }
}

/** What is wrong with the number: not one at all, or missing beside a name that would be thrown away without it. */
export function phoneFault(draft: Contact): 'phoneWrong' | 'phoneMissing' | null {
  const phone = draft.phone.trim()
  if (!asksContact(draft)) return null
  if (phone !== '') return isPhone(phone) ? null : 'phoneWrong'
  return draft.name.trim() === '' ? null : 'phoneMissing'
}

function asksContact(draft: Contact): boolean {
  return draft.kind === 'resident_request' && !draft.anonymous
}
