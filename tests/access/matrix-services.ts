import { randomUUID } from 'node:crypto'
import { reason, requestId, type Row, unique } from './row.ts'
import type { Place } from './world.ts'

/** Nothing of these lies at the places: whoever may ask is told that it is not there. What is there: service-leaks.test.ts. */
const absent = (rest: () => object = () => ({})): Row => ({
  by: 'nobody',
  args: ({ district }) => ({ params: { district, id: randomUUID() }, ...rest() }),
})
const item = () => ({
  ...{ title: `权限矩阵 ${unique()}`, description: '权限矩阵测试', field: 'elderly', place: '党群服务站' },
  ...{ providerKind: 'open', slots: [] },
})
const note = () => ({ body: { requestId: requestId(), note: reason } })
const command = () => ({ body: { requestId: requestId() } })

export const serviceRows = {
  collectNeed: {
    by: 'area',
    level: 'grid',
    args: place => ({
      body: { requestId: requestId(), areaCode: place.gridCode, words: '老人下楼理发不方便', sourceKind: 'visit' },
    }),
  },
  listNeeds: {},
  getNeed: absent(),
  listServiceFields: {},
  listOffers: {},
  listMenuItems: {},
  getMenuItem: absent(),
  addMenuItem: {
    by: 'area',
    args: place => ({ body: { requestId: requestId(), areaCode: place.areaCode, ...item() } }),
  },
  editMenuItem: absent(() => ({ body: { requestId: requestId(), ...item() } })),
  publishMenuItem: absent(command),
  closeMenuItem: absent(command),
  cancelSlot: {
    by: 'nobody',
    args: ({ district }) => ({
      params: { district, id: randomUUID(), slotId: randomUUID() },
      body: { requestId: requestId(), reason },
    }),
  },
  placeOrder: {
    args: ({ district }: Place) => ({ body: { requestId: requestId(), district, slotId: randomUUID() } }),
  },
  listOrders: {},
  listOpenOrders: {},
  listMyOrders: {},
  getOrder: absent(),
  findServicePartners: { by: 'area', args: place => ({ query: { field: 'elderly', area: place.areaCode } }) },
  revealServiceContact: {
    by: 'nobody',
    args: ({ district }) => ({
      params: { district, caseId: randomUUID() },
      body: { requestId: requestId(), reason },
    }),
  },
  raiseWish: {
    args: place => ({ body: { requestId: requestId(), areaCode: place.areaCode, words: '想要一盏床头灯' } }),
  },
  listWishes: {},
  readWishWall: {},
  listMyWishes: {},
  getWish: absent(),
  takeClaim: {
    by: 'nobody',
    args: ({ district }) => ({
      body: { requestId: requestId(), district, subjectKind: 'wish', subjectId: randomUUID() },
    }),
  },
  listCommitments: {},
  readCalendar: {},
  deliverClaim: absent(note),
  giveBackClaim: absent(note),
  reportAbsence: absent(note),
} satisfies Record<string, Row>
