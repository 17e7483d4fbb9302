import type { contract } from '#features/partners/index.ts'
import { noneAbove, reason, requestId, type Row } from './row.ts'
import type { Place } from './world.ts'

const onPartner = ({ district, partnerId: id }: Place, rest: object = {}) => ({ params: { district, id }, ...rest })
const onProgramme = ({ district, programmeId: id }: Place, rest: object = {}) => ({ params: { district, id }, ...rest })
const level = {
  key: 'top',
  parent: null,
  name: { zh: '矩阵', en: 'Matrix' },
  kind: 'party',
  levels: ['community'],
  least: 1,
}
const text = { zh: '矩阵', en: 'Matrix' }
const content = { name: text, motto: text, lines: [{ key: 'one', name: text, words: text }] }

/** With the property company it is another row of the matrix: it speaks for itself. */
const onPerson = (place: Place, rest: object) => (place.name === 'assigned' ? null : onPartner(place, rest))
const offer = (place: Place) => ({ classes: ['charity'], fields: ['repair'], areas: [place.areaCode] })

const onSeat = ({ district, seatId: id }: Place, rest: object = {}) => ({ params: { district, id }, ...rest })
const onMeeting = ({ district, meetingId: id }: Place, rest: object = {}) => ({ params: { district, id }, ...rest })

/** Seats of organisations, joint meetings, co-building items. */
const coBuildingRows = {
  listSeats: { by: 'case', args: () => ({ query: { limit: 200 } }), shows: place => place.seatId },
  getSeat: { by: 'case', args: place => onSeat(place) },
  // Only a community has a committee: the street's supervisor asks where there is one.
  proposeSeat: {
    by: 'area',
    args: place =>
      noneAbove(place, {
        body: { requestId: requestId(), areaCode: place.areaCode, organisationId: place.organisationId },
      }),
  },
  endSeat: { by: 'case', args: place => onSeat(place, { body: { requestId: requestId(), reason } }) },
  getCoBuildingSettings: {},
  editCoBuildingSettings: { args: () => ({ body: { requestId: requestId(), termMonths: 36 } }) },
  listMeetings: { by: 'case', args: () => ({ query: { limit: 200 } }), shows: place => place.meetingId },
  getMeeting: { by: 'case', args: place => onMeeting(place) },
  addMeeting: {
    by: 'area',
    args: place =>
      noneAbove(place, {
        body: {
          ...{ requestId: requestId(), areaCode: place.areaCode, title: '矩阵', heldOn: '2026-09-02', place: '矩阵' },
          attendeeIds: [place.organisationId, place.organisationId],
        },
      }),
  },
  editMeeting: { by: 'area', args: place => onMeeting(place, { body: { requestId: requestId(), minutes: '矩阵' } }) },
  fixItem: {
    by: 'area',
    args: place =>
      onMeeting(place, {
        body: {
          ...{ requestId: requestId(), title: '矩阵', what: '矩阵', dueOn: '2030-01-01' },
          organisationId: place.organisationId,
        },
      }),
  },
  listItems: { by: 'case', args: () => ({ query: { limit: 200 } }), shows: place => place.itemId },
  getItem: { by: 'case', args: ({ district, itemId: id }) => ({ params: { district, id } }) },
  countCoBuilding: { args: ({ areaCode }) => ({ query: { areaCode } }) },
  listPublicItems: {},
} satisfies { [K in keyof typeof contract.routes]?: Row }

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
  listPartners: { by: 'case', args: () => ({ query: { limit: 200 } }), shows: place => place.partnerId },
  countPartners: { args: place => ({ query: { areaCode: place.areaCode } }) },
  getPartner: { by: 'case', args: place => onPartner(place) },
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
  countSentinels: { by: 'area', args: ({ areaCode }) => ({ query: { areaCode } }) },
  listNeeds: {
    by: 'area',
    args: ({ name, district, compoundId }) => (name === 'above' ? null : { params: { district, compoundId } }),
  },
  listMine: {},
  applyAsPartner: {
    args: place => ({ body: { requestId: requestId(), areaCode: place.areaCode, called: '矩阵', ...offer(place) } }),
  },
  listProgrammes: { by: 'area', args: () => ({ query: { limit: 200 } }), shows: place => place.programmeId },
  getProgramme: { by: 'area', args: place => onProgramme(place) },
  listTies: { by: 'area', args: ({ areaCode }) => ({ query: { areaCode } }) },
  createProgramme: {
    by: 'area',
    args: ({ areaCode }) => ({ body: { requestId: requestId(), areaCode, content } }),
  },
  draftProgramme: { by: 'area', args: place => onProgramme(place, { body: { requestId: requestId(), content } }) },
  publishProgramme: { by: 'area', args: place => onProgramme(place, { body: { requestId: requestId(), reason } }) },
  endProgramme: { by: 'area', args: place => onProgramme(place, { body: { requestId: requestId(), reason } }) },
  listPublicProgrammes: {},
  // A draft is not public.
  getPublicProgramme: { keyed: 404, args: place => onProgramme({ ...place, programmeId: place.organisationId }) },
  listPatterns: {},
  putPattern: {
    args: () => ({
      params: { code: 'matrix' },
      body: { requestId: requestId(), zh: '矩阵', en: 'Matrix', nodes: [level], validTo: '2026-01-01' },
    }),
  },
  checkPattern: { args: ({ areaCode }) => ({ params: { code: 'branch_in_grid' }, query: { areaCode } }) },
  listPatternGaps: { args: ({ areaCode }) => ({ query: { areaCode, pattern: 'branch_in_grid' } }) },
  listDemonstrations: { by: 'area', args: () => ({ query: { limit: 200 } }), shows: place => place.demonstrationId },
  addDemonstration: {
    by: 'area',
    args: ({ areaCode, organisationId }) => ({
      body: { requestId: requestId(), areaCode, organisationId, title: '矩阵' },
    }),
  },
  endDemonstration: {
    by: 'area',
    args: ({ district, demonstrationId: id }) => ({
      params: { district, id },
      body: { requestId: requestId(), reason },
    }),
  },
  listTransitions: { by: 'area', args: () => ({ query: { limit: 200 } }), shows: place => place.transitionId },
  addTransition: {
    by: 'area',
    args: ({ areaCode, organisationId }) => ({
      body: { requestId: requestId(), areaCode, organisationId, predecessor: '矩阵村', endsOn: '2030-01-01' },
    }),
  },
  handOver: {
    by: 'area',
    args: ({ district, transitionId: id }) => ({
      params: { district, id, seq: 1 },
      body: { requestId: requestId(), receiver: '矩阵' },
    }),
  },
  closeTransition: {
    by: 'area',
    args: ({ district, transitionId: id }) => ({ params: { district, id }, body: { requestId: requestId(), reason } }),
  },
  ...coBuildingRows,
  // The partner of every place is a person who is none of the personas.
  editOffer: { by: 'nobody', args: place => onPerson(place, { body: { requestId: requestId(), ...offer(place) } }) },
  leaveRegister: { by: 'nobody', args: place => onPerson(place, { body: { requestId: requestId(), reason } }) },
}
