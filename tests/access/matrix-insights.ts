import type { contract } from '#features/insights/index.ts'
import { requestId, type Row } from './row.ts'
import type { Place } from './world.ts'

const onPublication = ({ district, publicationId: id }: Place, rest: object = {}) => ({
  params: { district, id },
  ...rest,
})

export const insightsRows: { [K in keyof typeof contract.routes]: Row } = {
  listIndicators: {},
  readNumbers: { by: 'area', args: place => ({ query: { area: place.areaCode } }) },
  readSeries: { by: 'area', args: place => ({ query: { area: place.areaCode } }) },
  listPublications: {
    by: 'area',
    args: () => ({ query: { limit: 200 } }),
    shows: place => place.publicationId,
  },
  getPublication: { by: 'area', args: place => onPublication(place) },
  draftPublication: {
    by: 'area',
    args: ({ areaCode }) => ({ body: { requestId: requestId(), areaCode, at: '2026-08-15' } }),
  },
  publish: { by: 'area', args: place => onPublication(place, { body: { requestId: requestId() } }) },
  discardDraft: { by: 'area', args: place => onPublication(place, { body: { requestId: requestId() } }) },
  downloadReport: { by: 'area', args: place => onPublication(place, { query: { format: 'docx' } }) },
}
