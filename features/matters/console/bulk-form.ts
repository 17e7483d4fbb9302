import type { BulkFill, BulkItem } from '#kernel/desk/web/index.ts'
import { translate } from '#platform/i18n.ts'
import { currentLocale } from '#ui/i18n.ts'
import { matters } from './api.ts'
import { BulkCategory } from './BulkCategory.tsx'

/** What accepting and dispatching many matters asks of each: its category, and the unit the duty list names for it. */
export const bulkForm = { fill, Choice: BulkCategory }

async function fill(action: string, item: BulkItem, chosen: Record<string, unknown>): Promise<BulkFill> {
  if (action === 'accept') return accept(item, chosen['category'])
  return action === 'dispatch' ? dispatch(item) : { form: {} }
}

function accept(item: BulkItem, chosen: unknown): BulkFill {
  const category = item.case?.category ?? chosen
  return typeof category === 'string'
    ? { form: { category } }
    : { form: {}, lacks: 'matters-console:bulk.lacksCategory' }
}

/** Each goes where the duty list sends it; what the list does not name is left to a person. */
async function dispatch({ case: line, district }: BulkItem): Promise<BulkFill> {
  if (!line) return { form: {} }
  const { walk } = await matters.previewDispatch({ params: { district, id: line.subjectId } })
  if (!walk.lead) return { form: {}, lacks: 'matters-console:bulk.lacksUnit' }
  const form = { leadOrganisationId: walk.lead.id, assistOrganisationIds: walk.assists.map(unit => unit.id) }
  return { form, words: translate(currentLocale(), 'matters-console:bulk.goesTo', { unit: walk.lead.name }) }
}
