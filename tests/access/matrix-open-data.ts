import { randomUUID } from 'node:crypto'
import type { contract, ogcContract, open311Contract } from '#features/open-data/index.ts'
import { requestId, type Row, unique } from './row.ts'
import type { Place } from './world.ts'

type Rows<C extends { routes: object }> = { [K in keyof C['routes']]: Row }

const organisation = (place: Place) => ({ organisationId: place.organisationId })
const again = () => ({ requestId: requestId() })
const hook = () => ({
  requestId: requestId(),
  name: `权限矩阵 ${unique()}`,
  url: 'https://example.org/hook',
  eventTypes: ['matter.closed'],
})
/** What is asked for is nowhere: whoever holds the permission is told so. */
const absent = { by: 'nobody' } as const

export const openDataRows: Rows<typeof contract> = {
  listApiKeys: {},
  issueApiKey: { args: () => ({ body: { requestId: requestId(), name: `权限矩阵 ${unique()}` } }) },
  revokeApiKey: { ...absent, args: () => ({ params: { id: randomUUID() }, body: again() }) },
  listSubscriptions: {},
  createSubscription: { args: () => ({ body: hook() }) },
  editSubscription: { ...absent, args: () => ({ params: { id: randomUUID() }, body: again() }) },
  rotateSecret: { ...absent, args: () => ({ params: { id: randomUUID() }, body: again() }) },
  listDeliveries: { args: () => ({ params: { id: randomUUID() } }) },
  resendDelivery: {
    ...absent,
    args: place => ({
      params: { id: randomUUID(), district: place.district, eventId: randomUUID() },
      body: again(),
    }),
  },
  listEndpoints: {},
  saveEndpoint: {
    args: place => ({
      body: { requestId: requestId(), ...organisation(place), url: 'https://example.org/open311/v2', apiKey: 'key' },
    }),
  },
  endEndpoint: { ...absent, args: () => ({ params: { organisationId: randomUUID() }, body: again() }) },
  listOutgoing: { args: place => ({ params: organisation(place) }) },
  resendOutgoing: {
    ...absent,
    args: place => ({
      params: { ...organisation(place), district: place.district, caseId: randomUUID() },
      body: again(),
    }),
  },
}

const file = (name: string) => ({ params: { file: name } })
const json = () => ({ params: { format: 'json' } })

/** Everybody may read what is public; writing needs a key that no session carries. */
export const open311Rows: Rows<typeof open311Contract> = {
  discovery: { args: json },
  services: { args: json },
  service: { args: () => file('livelihood.sewer.json') },
  listRequests: { args: json },
  getRequest: { keyed: 404, args: () => file('990101-260923-99999.json') },
  getToken: { keyed: 404, args: () => file(`${randomUUID()}.json`) },
  postRequest: { keyed: 400, args: json },
}

export const ogcRows: Rows<typeof ogcContract> = {
  landing: {},
  api: {},
  conformance: {},
  collections: {},
  collection: { args: () => ({ params: { id: 'streets' } }) },
  items: { args: () => ({ params: { id: 'matters' } }) },
  item: { args: place => ({ params: { id: 'streets', item: place.street } }) },
  areaTile: { args: () => ({ params: { z: 3, x: 6, file: '3.mvt' } }) },
  matterTile: { args: () => ({ params: { z: 3, x: 6, file: '3.mvt' } }) },
  areaFeed: { args: place => file(`${place.street}.rss`) },
}
