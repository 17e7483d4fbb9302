import type { z } from 'zod'
import { DomainError, invalid } from '#platform/error.ts'
import type { open311Contract } from '../open311-contract.ts'
import type { PublicFilter, PublicMatter } from '../ports.ts'
import { listOf, type Written } from './open311-write.ts'

type Query = z.output<typeof open311Contract.routes.listRequests.query>

const SPAN_MS = 90 * 86_400_000
const MOST_NUMBERS = 200

/** What the query asks for. A span wider than the standard's 90 days is refused, half a span is completed. */
export function filterOf(query: Query, now: Date): PublicFilter {
  const paging = { limit: query.page_size, offset: (query.page - 1) * query.page_size }
  const numbers = listIn(query.service_request_id)
  // Numbers overrule everything else, and have no span.
  if (numbers) {
    if (numbers.length > MOST_NUMBERS) throw invalid('service_request_id', 'open-data.too_many_numbers')
    return { ...paging, numbers }
  }
  const end = query.end_date ? new Date(query.end_date) : undefined
  const start = query.start_date ? new Date(query.start_date) : undefined
  const from = start ?? new Date((end ?? now).getTime() - SPAN_MS)
  const to = end ?? new Date(Math.min(now.getTime(), from.getTime() + SPAN_MS))
  if (to.getTime() - from.getTime() > SPAN_MS) throw invalid('start_date', 'open-data.span_too_wide')
  return { ...paging, from, to, categories: listIn(query.service_code), final: finalOf(query.status) }
}

function finalOf(status: string | undefined): boolean | undefined {
  const asked = listIn(status)
  if (!asked) return undefined
  if (asked.some(one => one !== 'open' && one !== 'closed')) throw invalid('status', 'open-data.status_unknown')
  return new Set(asked).size > 1 ? undefined : asked[0] === 'closed'
}

function listIn(text: string | undefined): string[] | undefined {
  const found = text?.split(',').flatMap(one => one.trim() || [])
  return found && found.length > 0 ? found : undefined
}

export function writeRequests(matters: readonly PublicMatter[]): Written {
  return listOf('service_requests', 'request', matters.map(toRequest))
}

/** A public matter as the standard has it. What is not public here is null there. */
function toRequest(matter: PublicMatter) {
  return {
    service_request_id: matter.number,
    status: matter.final ? 'closed' : 'open',
    status_notes: matter.told ?? matter.stateText,
    service_name: matter.category?.name ?? null,
    service_code: matter.category?.id ?? null,
    description: matter.words,
    agency_responsible: matter.unit,
    service_notice: null,
    requested_datetime: matter.openedAt.toISOString(),
    updated_datetime: matter.updatedAt.toISOString(),
    expected_datetime: matter.final ? null : (matter.dueAt?.toISOString() ?? null),
    address: matter.place || matter.areaName,
    address_id: matter.areaCode,
    zipcode: null,
    lat: matter.lat,
    long: matter.lng,
    media_url: null,
  }
}

/** Throws 404 unless the jurisdiction is this one, or none is named. */
export function checkJurisdiction(asked: string | undefined, own: string): void {
  if (asked !== undefined && asked !== '' && asked !== own)
    throw new DomainError('open-data.other_jurisdiction', { status: 404 })
}
