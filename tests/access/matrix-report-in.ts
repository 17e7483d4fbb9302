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
  keepBuildingGroup: {
    by: 'area',
    args: place =>
      noneAbove(place, {
        params: { district: place.district, id: place.buildingId },
        body: command({ name: '权限矩阵', howToJoin: '扫码' }),
      }),
  },
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
  listMyBuildings: { by: 'own', args: registration },
  // The community of these registrations is not known: whoever reaches one is refused by that rule.
  takeVanguardPost: {
    by: 'own',
    args: place => registration(place, { body: command({ buildingId: place.buildingId, words: '权限矩阵' }) }),
  },
  leaveVanguardPost: { by: 'own', args: place => registration(place, { body: command({}) }) },
  planYear: { by: 'area', args: place => ({ params: { area: place.areaCode, year: 2026 } }) },
  // Nobody is registered in these communities: whoever reaches one is refused by that rule.
  startYear: {
    by: 'area',
    args: place => ({
      body: command({ areaCode: place.areaCode, year: 2026, closesOn: '2026-12-31', raterIds: [none] }),
    }),
  },
  listYearGrades: {},
  getYearGrade: { by: 'nobody', args: () => ({ params: nobodys }) },
  getConsultationSettings: {},
  editConsultationSettings: { args: () => ({ body: command({}) }) },
  listAskingBodies: {},
  listConsultations: {},
  openConsultation: {
    args: place => ({
      body: command({
        ...{ askingBodyId: none, communityCode: place.areaCode, organisationId: place.organisationId },
        ...{ name: '权限矩阵', purpose: '权限矩阵', periodFrom: '2026-01-01', periodTo: '2026-06-30' },
        lastDay: '2026-12-31',
      }),
    }),
  },
  getConsultation: { by: 'nobody', args: () => ({ params: nobodys }) },
  readDraftAnswers: { by: 'nobody', args: () => ({ params: nobodys }) },
  saveAnswers: { by: 'nobody', args: () => ({ params: nobodys, body: command({ answers: [] }) }) },
  openAnswers: { by: 'nobody', args: () => ({ params: nobodys, body: { reason } }) },
  sayOwnWords: { by: 'nobody', args: () => ({ params: nobodys, body: command({ words: '权限矩阵' }) }) },
}
