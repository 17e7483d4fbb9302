import { z } from 'zod'
import { PUBLIC, requestId, route } from '#platform/http/route.ts'
import { baseMap, noBaseMap, tianditu, xyz } from './base-map.ts'

const body = z.discriminatedUnion('kind', [
  noBaseMap.extend({ requestId }),
  tianditu.extend({ requestId }),
  xyz.extend({ requestId }),
])

/** What lies under every map. Coordinates stay WGS84/CGCS2000 whatever it is. */
export const baseMapRoutes = {
  readBaseMap: route({
    method: 'GET',
    path: '/api/base-map',
    summary: 'What lies under our own layers on every map: nothing, 天地图, or an XYZ tile server',
    permission: PUBLIC,
    reply: baseMap,
  }),
  saveBaseMap: route({
    method: 'PUT',
    path: '/api/base-map',
    summary: 'Choose the base map of the city; pages opened from now on may load its tiles',
    permission: 'setting.edit',
    body,
    reply: baseMap,
  }),
}
