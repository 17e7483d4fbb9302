import type { contract } from '#features/report-in/index.ts'
import { reason, requestId, type Row } from './row.ts'
import type { Place } from './world.ts'

const none = '00000000-0000-4000-8000-000000000000'
const noneAbove = <T>(place: Place, value: T): T | null => (place.name === 'above' ? null : value)
const registration = (place: Place, rest: object = {}) =>
  noneAbove(place, { params: { district: place.district, id: place.registrationId }, ...rest })
const nobodys = { district: '990101', id: none }
const command = (rest: object) => ({ requestId: requestId(), ...rest })

export const reportInRows: { [K in keyof typeof contract.routes]: Row } = {
  getReportInSettings: {},
  editReportInSettings: { args: () => ({ body: command({}) }) },
  listServiceFields: {},
  findUnits: { args: () => ({ query: { name: '局' } }) },
  findCommunities: { args: () => ({ query: { name: '社区' } }) },
  listRegistrations: {
    by: 'case',
    args: place => noneAbove(place, { query: { limit: 200, area: place.areaCode } }),
    shows: place => place.registrationId,
  },
  getRegistration: { by: 'case', args: registration },
  registerUnit: {
    by: 'nobody',
    args: place =>
      noneAbove(place, { body: command({ organisationId: place.organisationId, communityCode: place.areaCode }) }),
  },
  noteMember: {
    by: 'nobody',
    args: place =>
      noneAbove(place, {
        body: command({
          organisationId: place.organisationId,
          name: '权限矩阵',
          reason: 'joined',
          happenedOn: '2026-09-01',
        }),
      }),
  },
  // The person says what they would take; nobody did here, so whoever reaches it is refused by that rule.
  givePost: {
    by: 'case',
    args: place => registration(place, { body: command({ role: 'unit_head', areaCode: place.gridCode }) }),
  },
  endRegistration: {
    by: 'nobody',
    args: place =>
      noneAbove(place, {
        params: { district: place.district, id: none },
        body: command({ endReason: 'mistake', reason }),
      }),
  },
  listLookBacks: {},
  getLookBack: { by: 'nobody', args: () => ({ params: nobodys }) },
  openLookBacks: { by: 'area', args: place => ({ body: command({ areaCode: place.areaCode, year: 2026 }) }) },
  // A unit reaches what it holds itself; the organisations of this world are nobody's.
  listLinkages: {
    by: 'case',
    args: place => ({ query: { limit: 200, area: place.areaCode } }),
    shows: place => place.pairingId,
  },
  listVisitNotes: { by: 'case', args: place => ({ params: { id: place.pairingId } }) },
  writeVisitNote: {
    by: 'case',
    refuses: {
      grid_worker: 'report-in.not_your_linkage',
      dispatcher: 'report-in.not_your_linkage',
      supervisor: 'report-in.not_your_linkage',
      leader: 'report-in.not_your_linkage',
    },
    args: place => ({ params: { id: place.pairingId }, body: command({ kind: 'look', words: '权限矩阵' }) }),
  },
  handOver: {
    by: 'area',
    args: place => ({
      params: { id: place.pairingId },
      body: command({ organisationId: place.organisationId, reason }),
    }),
  },
  listCoverage: { args: place => ({ query: { area: place.areaCode } }) },
  coverageByArea: { by: 'case', args: place => ({ params: { code: place.areaCode } }) },
  readWall: { args: place => noneAbove(place, { params: { district: place.district, id: place.buildingId } }) },
  getMyReportIn: {},
  reportIn: {
    args: place => ({
      body: command({
        name: '权限矩阵',
        organisationId: place.organisationId,
        communityCode: place.areaCode,
        reason: 'register',
        happenedOn: '2026-09-01',
      }),
    }),
  },
  correctMyReportIn: { by: 'own', args: place => registration(place, { body: command({}) }) },
  endMyReportIn: { by: 'nobody', args: () => ({ params: nobodys, body: command({}) }) },
}
