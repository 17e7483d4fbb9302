import { z } from 'zod'
import { areaCode } from '#kernel/territory/index.ts'
import { defineContract, route } from '#platform/http/route.ts'
import { wall } from './shapes.ts'

export const contract = defineContract('wall', {
  readWall: route({
    method: 'GET',
    path: '/api/wall',
    summary: 'Everything the wall of an area shows, as of now; no person is in it',
    permission: 'wall.read',
    query: z.object({
      /** The widest within reach unless said otherwise. */
      area: areaCode.optional(),
    }),
    reply: wall,
  }),
})
