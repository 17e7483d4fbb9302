import { appraisalRows } from './matrix-appraisal.ts'
import { partnersRows } from './matrix-partners.ts'
import { reportInRows } from './matrix-report-in.ts'
import { ordersRows } from './matrix-orders.ts'
import { ogcRows, open311Rows, openDataRows } from './matrix-open-data.ts'
import { wallRows } from './matrix-wall.ts'
import { insightsRows } from './matrix-insights.ts'
import { deskRows } from './matrix-desk.ts'
import { intakeRows } from './matrix-intake.ts'
import type { contract as matters } from '#features/matters/index.ts'
import {
  accessRows,
  auditRows,
  calendarRows,
  filesRows,
  notifyRows,
  peopleRows,
  workflowRows,
} from './matrix-kernel.ts'
import { territoryRows } from './matrix-territory.ts'
import { requestId, type Row, unique } from './row.ts'
import { MARK } from './marks.ts'
import type { Place } from './world.ts'

const aCase = { by: 'case', level: 'grid' } as const
const matterParams = ({ matter }: Place) => ({ district: matter?.district, id: matter?.id })
const onMatter = (place: Place, rest: object = {}) =>
  place.matter === null ? null : { params: matterParams(place), ...rest }

const duty = (place: Place) => ({
  categoryId: 'livelihood.street_lamp',
  level: 'community',
  areaCode: place.areaCode,
  organisationKind: 'team',
  part: 'assist',
  position: 900,
})

const mattersRows: { [K in keyof typeof matters.routes]: Row } = {
  reportMatter: {
    args: ({ lng, lat }) => ({
      body: {
        requestId: requestId(),
        kind: 'resident_request',
        words: '楼道灯坏了',
        point: { lng, lat, crs: 'wgs84' },
      },
    }),
  },
  complaintChoices: { args: ({ lng, lat }) => ({ query: { kind: 'property', lng, lat } }) },
  listMatters: {
    ...aCase,
    args: place => (place.matter ? { query: { q: MARK, limit: 200 } } : null),
    shows: place => place.matter?.id ?? '',
  },
  getMatter: { ...aCase, args: place => onMatter(place) },
  revealContact: { ...aCase, args: place => onMatter(place, { body: { reason: '联系核实情况' } }) },
  previewDispatch: { ...aCase, args: place => onMatter(place) },
  mapMatters: {
    ...aCase,
    args: ({ lng, lat, matter }) =>
      matter
        ? {
            query: {
              west: lng - 0.0001,
              east: lng + 0.0001,
              south: lat - 0.0001,
              north: lat + 0.0001,
              zoom: 19,
              q: MARK,
            },
          }
        : null,
    shows: place => place.matter?.id ?? '',
  },
  areaNumbers: { args: place => ({ params: { code: place.areaCode } }) },
  areaDensity: { args: place => ({ params: { code: place.areaCode } }) },
  childNumbers: { args: place => ({ params: { code: place.areaCode } }) },
  listMyMatters: {
    by: 'own',
    args: place => (place.matter ? { query: { limit: 200 } } : null),
    shows: place => place.matter?.id ?? '',
  },
  getMyMatter: { by: 'own', args: place => onMatter(place) },
  listCategories: {},
  suggestCategories: { args: () => ({ body: { words: '路灯不亮' } }) },
  createCategory: {
    args: () => ({
      body: {
        requestId: requestId(),
        id: `livelihood.matrix${unique()}`,
        name: MARK,
        nameEn: 'Matrix',
        keywords: [],
        urgency: 'normal',
        reopenDays: 15,
        photoRequired: false,
        residents: true,
        position: 900,
      },
    }),
  },
  editCategory: {
    args: () => ({ params: { id: 'livelihood.street_lamp' }, body: { requestId: requestId() } }),
  },
  listStandardClasses: {},
  listDuties: {},
  createDuty: { by: 'area', outside: 403, args: place => ({ body: { requestId: requestId(), ...duty(place) } }) },
  replaceDuty: {
    by: 'area',
    outside: 403,
    args: place => ({ params: { id: place.dutyId }, body: { requestId: requestId(), ...duty(place) } }),
  },
  endDuty: {
    by: 'area',
    outside: 403,
    args: place => ({ params: { id: place.dutyId }, body: { requestId: requestId() } }),
  },
  ...intakeRows,
  tryDuties: { args: () => ({ body: { remove: [], add: [] } }) },
}

/** Every route of every contract. A route without a row does not compile; a contract without rows fails the test. */
export const matrix: Readonly<Record<string, Readonly<Record<string, Row>>>> = {
  calendar: calendarRows,
  audit: auditRows,
  territory: territoryRows,
  people: peopleRows,
  access: accessRows,
  files: filesRows,
  workflow: workflowRows,
  appraisal: appraisalRows,
  notify: notifyRows,
  desk: deskRows,
  matters: mattersRows,
  insights: insightsRows,
  wall: wallRows,
  'open-data': openDataRows,
  open311: open311Rows,
  ogc: ogcRows,
  orders: ordersRows,
  'report-in': reportInRows,
  partners: partnersRows,
}
