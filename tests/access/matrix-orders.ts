import type { contract } from '#features/orders/index.ts'
import { serviceRows } from './matrix-services.ts'
import { reason, requestId, type Row, unique } from './row.ts'
import type { Place } from './world.ts'

const kind = { nameEn: 'Matrix', name: '权限矩阵' }
const limit = { amount: 4, unit: 'work_hour' }
const units = [{ organisationKind: 'team', organisationTag: null, why: '权限矩阵' }]
/** Nobody has one with this id: whoever may ask is told that it is not there, and nobody learns more. */
const nowhere = (place: Place, more: object = {}) => ({
  params: { district: place.district, id: '01a0cbfd-c100-7cdc-bd79-add12bc5b95f', ...more },
})
const receiptId = '01a0cbfd-c100-7cdc-bd79-add12bc5b95e'
const absent = { by: 'nobody', args: (place: Place) => nowhere(place) } as const
const inGrid = { by: 'area', level: 'grid' } as const
const [from, to] = ['2030-01-01T00:00:00.000Z', '2030-01-02T00:00:00.000Z']

const whistleRows = {
  listWhistleKinds: {},
  saveWhistleKind: {
    args: () => ({
      params: { id: `matrix_${unique()}` },
      body: { requestId: requestId(), ...kind, units, limit },
    }),
  },
  previewWhistle: { ...inGrid, args: place => ({ query: { kind: 'flooding', area: place.gridCode } }) },
  raiseWhistle: {
    ...inGrid,
    args: ({ name, lng, lat, organisationId }) =>
      name === 'above'
        ? null
        : {
            body: {
              requestId: requestId(),
              kindId: 'flooding',
              words: '权限矩阵 积水',
              point: { lng, lat, crs: 'wgs84' },
              units: [{ organisationId, why: '权限矩阵' }],
            },
          },
  },
  listWhistles: {},
  getWhistle: absent,
  getWhistleCall: absent,
} satisfies Record<string, Row>

const taskRows = {
  listWorkKinds: { args: () => ({ query: { work: 'task' } }) },
  saveWorkKind: {
    args: () => ({ params: { id: `matrix_${unique()}` }, body: { requestId: requestId(), ...kind, work: 'task' } }),
  },
  postTask: {
    ...inGrid,
    args: place =>
      place.name === 'above'
        ? null
        : {
            body: {
              requestId: requestId(),
              kindId: 'task_tidy',
              areaCode: place.gridCode,
              words: '权限矩阵 清扫',
              startsAt: from,
              endsAt: to,
              wanted: 3,
            },
          },
  },
  listTasks: {},
  getTask: absent,
  // A notice for everybody who may claim, wherever it hangs.
  listOpenTasks: { args: place => ({ query: { area: place.areaCode } }) },
  claimTask: { by: 'nobody', args: place => ({ ...nowhere(place), body: { requestId: requestId() } }) },
  listMyClaims: {},
  getClaim: absent,
} satisfies Record<string, Row>

const errandRows = {
  // For oneself anywhere, for others within reach: features/orders/server/errands asks it with both.
  askErrand: { only: 'guest', args: () => ({ body: { requestId: requestId() } }) },
  listErrands: {},
  getErrand: absent,
  revealErrandPhone: { by: 'nobody', args: place => ({ ...nowhere(place), body: { requestId: requestId(), reason } }) },
  takeOver: {
    by: 'nobody',
    args: place => ({
      ...nowhere(place),
      body: { requestId: requestId(), items: [{ kind: 'paper', what: '权限矩阵', pieces: 1 }] },
    }),
  },
  confirmReceipt: {
    by: 'nobody',
    args: place => ({ ...nowhere(place, { receiptId }), body: { requestId: requestId() } }),
  },
  settleReceipt: {
    by: 'nobody',
    args: place => ({
      ...nowhere(place, { receiptId }),
      body: { requestId: requestId(), spentFen: 0, returnedFen: 0, settlement: reason },
    }),
  },
} satisfies Record<string, Row>

export const ordersRows: { [K in keyof typeof contract.routes]: Row } = {
  ...whistleRows,
  ...taskRows,
  ...errandRows,
  ...serviceRows,
}
