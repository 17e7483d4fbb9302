import type { contract } from '#features/partners/index.ts'
import { reason, requestId, type Row } from './row.ts'
import type { Place } from './world.ts'

const onPartner = ({ district, partnerId: id }: Place, rest: object = {}) => ({ params: { district, id }, ...rest })
const offer = (place: Place) => ({ classes: ['charity'], fields: ['repair'], areas: [place.areaCode] })

export const partnersRows: { [K in keyof typeof contract.routes]: Row } = {
  getDictionary: {},
  putClass: {
    args: () => ({
      params: { code: 'matrix' },
      body: { requestId: requestId(), zh: '矩阵', en: 'Matrix', takes: 'both', validTo: '2026-01-01' },
    }),
  },
  putField: {
    args: () => ({
      params: { code: 'matrix' },
      body: { requestId: requestId(), zh: '矩阵', en: 'Matrix', validTo: '2026-01-01' },
    }),
  },
  listPublicPartners: {},
  countPublicPartners: { args: place => ({ query: { areaCode: place.areaCode } }) },
  listPartners: { by: 'area', args: () => ({ query: { limit: 200 } }), shows: place => place.partnerId },
  countPartners: { args: place => ({ query: { areaCode: place.areaCode } }) },
  getPartner: { by: 'area', args: place => onPartner(place) },
  revealPartnerContact: { by: 'area', args: place => onPartner(place, { body: { requestId: requestId(), reason } }) },
  invitePartner: {
    by: 'area',
    args: place => ({
      body: {
        requestId: requestId(),
        organisationId: place.organisationId,
        areaCode: place.areaCode,
        ...offer(place),
      },
    }),
  },
  listNeeds: {
    by: 'area',
    args: ({ name, district, compoundId }) => (name === 'above' ? null : { params: { district, compoundId } }),
  },
  listMine: {},
  applyAsPartner: {
    args: place => ({ body: { requestId: requestId(), areaCode: place.areaCode, called: '矩阵', ...offer(place) } }),
  },
  // The partner of every place is a person who is none of the personas.
  editOffer: { by: 'nobody', args: place => onPartner(place, { body: { requestId: requestId(), ...offer(place) } }) },
  leaveRegister: { by: 'nobody', args: place => onPartner(place, { body: { requestId: requestId(), reason } }) },
}
