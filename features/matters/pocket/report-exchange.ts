import { filesContract } from '#kernel/files/index.ts'
import { territoryContract } from '#kernel/territory/index.ts'
import { urlOf } from '#platform/client/call.ts'
import { COMPLAINT, contract } from '../index.ts'
import { contactOf } from './contact.ts'
import type { ReportDraft } from './report-draft.ts'

/** How a finished report reaches the server: first where it lies, then its photos, then the report itself. */
export function reportExchange(draft: ReportDraft) {
  const { place } = draft
  if (!place) throw new Error('A report needs a place')
  const contact = contactOf(draft)
  return {
    locate: urlOf(territoryContract.routes.locate, { query: { lng: place.lng, lat: place.lat } }),
    district: null,
    upload: urlOf(filesContract.routes.uploadFiles, {}),
    command: {
      url: urlOf(contract.routes.reportMatter, {}),
      body: {
        kind: draft.kind,
        words: draft.words.trim(),
        categoryId: draft.categoryId,
        point: { ...place, crs: 'wgs84' },
        place: draft.placeWords.trim(),
        anonymous: draft.anonymous,
        secretFromUnit: draft.secretFromUnit,
        ...(contact ? { contact } : {}),
        ...(draft.complaint && draft.categoryId === COMPLAINT ? { complaint: draft.complaint } : {}),
      },
    },
  }
}
